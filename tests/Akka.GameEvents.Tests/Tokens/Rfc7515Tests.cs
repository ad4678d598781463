using System.Buffers.Text;
using System.Security.Cryptography;
using Akka.GameEvents.Tokens;

namespace Akka.GameEvents.Tests.Tokens;

/// <summary>The examples of RFC 7515, appendices A.1 to A.3: their keys, and tokens that expired in 2011 and have no subject.</summary>
public class Rfc7515Tests
{
    private const string Payload = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

    private const string Hs256 = $"eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.{Payload}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private const string Rs256 = $"eyJhbGciOiJSUzI1NiJ9.{Payload}."
        + "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4"
        + "BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqv"
        + "hJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";

    private const string Es256 = $"eyJhbGciOiJFUzI1NiJ9.{Payload}."
        + "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

    private static readonly DateTimeOffset Then = DateTimeOffset.FromUnixTimeSeconds(1_300_819_380);

    public static TheoryData<string> Algorithms => ["HS256", "RS256", "ES256"];

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void IsSignedBy_Example_IsTrueForItsKey(string algorithm)
    {
        Assert.True(CompactJws.TryParse(Token(algorithm), out var jws));
        Assert.True(jws.IsSignedBy(Key(algorithm)));
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void IsSignedBy_ExampleWithAnotherPayload_IsFalse(string algorithm)
    {
        Assert.True(CompactJws.TryParse(Token(algorithm).Replace("eyJpc3MiOiJqb2Ui", "eyJpc3MiOiJib2Ii", StringComparison.Ordinal), out var jws));
        Assert.False(jws.IsSignedBy(Key(algorithm)));
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Verify_ExampleBeforeItsExpiry_IsRefusedForItsClaimsOnly(string algorithm)
    {
        var options = new TokenOptions { Keys = [Key(algorithm)], Issuer = "joe" };

        Assert.Equal(TokenRefusal.Claims, new TokenVerifier(options, new ManualTime(Then.AddSeconds(-1))).Verify(Token(algorithm)).Refusal);
        Assert.Equal(TokenRefusal.Expired, new TokenVerifier(options, new ManualTime(Then.AddSeconds(30))).Verify(Token(algorithm)).Refusal);
    }

    private static string Token(string algorithm) => algorithm switch { "HS256" => Hs256, "RS256" => Rs256, _ => Es256 };

    private static TokenKey Key(string algorithm)
    {
        switch (algorithm)
        {
            case "HS256":
                return TokenKey.Hs256(Bytes("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"));
            case "RS256":
                using (var rsa = RSA.Create(new RSAParameters { Modulus = Bytes(Modulus), Exponent = Bytes("AQAB") }))
                    return TokenKey.Rs256(rsa.ExportSubjectPublicKeyInfoPem());
            default:
                var point = new ECPoint
                {
                    X = Bytes("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
                    Y = Bytes("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"),
                };
                using (var ecdsa = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point }))
                    return TokenKey.Es256(ecdsa.ExportSubjectPublicKeyInfoPem());
        }
    }

    private const string Modulus =
        "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOW"
        + "vG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9k"
        + "G4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ";

    private static byte[] Bytes(string base64Url) => Base64Url.DecodeFromChars(base64Url);
}
