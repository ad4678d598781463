using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Akka.GameEvents.Options;
using Akka.GameEvents.Server.Settings;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Hosting;

public sealed class TlsTests : IDisposable
{
    private const string Password = "of the tests";
    private readonly string _folder = Directory.CreateTempSubdirectory("gameevents-tls-").FullName;
    private readonly X509Certificate2 _certificate = Make();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> FormsAndVersions => new()
    {
        { "pem", 1 }, { "pem", 2 }, { "encrypted", 1 }, { "one file", 2 }, { "pfx", 1 }, { "pfx", 2 },
    };

    public void Dispose()
    {
        _certificate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(FormsAndVersions))]
    public async Task Https_EveryFormOfCertificate_ServesPagesAndLinks(string form, int version)
    {
        await using var server = await ServerUnderTest.StartAsync(Settings(form), url: "https://127.0.0.1:0");
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown!.GetCertHashString() == _certificate.Thumbprint;
        using var http = new HttpMessageInvoker(handler);
        var httpVersion = new Version(version, version == 1 ? 1 : 0);

        using var ready = await http.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, $"https://127.0.0.1:{server.Port}/health/ready") { Version = httpVersion, VersionPolicy = HttpVersionPolicy.RequestVersionExact }, Stop);
        using var socket = new ClientWebSocket();
        socket.Options.HttpVersion = httpVersion;
        socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        await socket.ConnectAsync(new Uri($"wss://127.0.0.1:{server.Port}/v1/ws"), http, Stop);
        await socket.SendAsync("""{"t":"hello","v":1}"""u8.ToArray(), WebSocketMessageType.Text, true, Stop);
        var buffer = new byte[4096];
        var welcome = await socket.ReceiveAsync(buffer, Stop);

        Assert.Equal((HttpStatusCode.OK, httpVersion), (ready.StatusCode, ready.Version));
        Assert.StartsWith("""{"t":"welcome",""", Encoding.UTF8.GetString(buffer, 0, welcome.Count), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none", "gameevents.http.urls: an address that begins with https needs gameevents.http.tls.certificate or gameevents.http.tls.pfx.")]
    [InlineData("both", "gameevents.http.tls.pfx = ")]
    [InlineData("missing", "gameevents.http.tls.certificate = ")]
    [InlineData("wrong password", "gameevents.http.tls.pfx = ")]
    [InlineData("no key", "gameevents.http.tls.certificate = ")]
    public void Load_CertificateThatCannotBeShown_IsRefused(string form, string reason)
    {
        using var file = new TemporaryFile(Settings(form).ToString());
        var sources = new SettingsSources(file.Info, ["https://127.0.0.1:0"], new Dictionary<string, string> { ["DOTNET_ENVIRONMENT"] = "Development" });

        var refused = Assert.Throws<SettingException>(() => ServerSettings.LoadForServing(sources));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    private SettingsText Settings(string form) => form switch
    {
        "pem" => new SettingsText().Set("http.tls.certificate", Write("a.crt", Certificate)).Set("http.tls.key", Write("a.key", Key)),
        "encrypted" => new SettingsText().Set("http.tls.certificate", Write("a.crt", Certificate)).Set("http.tls.key", Write("a.key", EncryptedKey)).Set("http.tls.password", Password),
        "one file" => new SettingsText().Set("http.tls.certificate", Write("a.pem", Certificate + "\n" + Key)),
        "pfx" => new SettingsText().Set("http.tls.pfx", WritePfx()).Set("http.tls.password", Password),
        "none" => new SettingsText(),
        "both" => Settings("pem").Set("http.tls.pfx", WritePfx()),
        "missing" => new SettingsText().Set("http.tls.certificate", Path.Combine(_folder, "nowhere.crt")),
        "wrong password" => new SettingsText().Set("http.tls.pfx", WritePfx()).Set("http.tls.password", "another"),
        "no key" => new SettingsText().Set("http.tls.certificate", Write("a.crt", Certificate)),
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };

    private string Certificate => _certificate.ExportCertificatePem();

    private string Key => _certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem();

    private string EncryptedKey => _certificate.GetECDsaPrivateKey()!.ExportEncryptedPkcs8PrivateKeyPem(
        Password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private string WritePfx()
    {
        var path = Path.Combine(_folder, "a.pfx");
        File.WriteAllBytes(path, _certificate.Export(X509ContentType.Pkcs12, Password));
        return path;
    }

    private static X509Certificate2 Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=gameevents tests", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(150));
    }
}
