using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akka.GameEvents.Options;

namespace Akka.GameEvents.Server.Settings;

/// <summary>The certificate that the listener shows, with its key, and the chain that goes with it.</summary>
internal sealed record TlsCertificate(X509Certificate2 Certificate, X509Certificate2Collection Chain)
{
    private const string Group = "gameevents.http.tls";

    /// <summary>Reads the files; null, with problems noted, when they are not there or not right.</summary>
    /// <param name="tls">Names the files.</param>
    /// <param name="urls">The setting whose addresses need them.</param>
    /// <param name="problems">Gets what is wrong.</param>
    public static TlsCertificate? TryLoad(TlsOptions tls, string urls, List<SettingProblem> problems)
    {
        if (tls is { Certificate: null, Pfx: null })
        {
            problems.Add(new SettingProblem(
                urls, $"{urls}: an address that begins with https needs {Group}.certificate or {Group}.pfx."));
            return null;
        }

        if (tls is { Certificate: not null, Pfx: not null })
        {
            problems.Add(SettingProblem.Value($"{Group}.pfx", tls.Pfx, $"null, since {Group}.certificate is set"));
            return null;
        }

        var (key, file) = tls.Pfx is { } pfx ? ($"{Group}.pfx", pfx) : ($"{Group}.certificate", tls.Certificate!);
        try
        {
            var certificate = tls.Pfx is null ? FromPem(file, tls) : X509CertificateLoader.LoadPkcs12FromFile(file, tls.Password);
            if (certificate.HasPrivateKey) return new TlsCertificate(certificate, tls.Pfx is null ? ChainOf(file) : []);
            problems.Add(SettingProblem.Value(key, file, "a certificate with its private key"));
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            problems.Add(SettingProblem.Value(key, file, $"a readable certificate and key; {e.Message.TrimEnd('.')}"));
        }

        return null;
    }

    private static X509Certificate2 FromPem(string file, TlsOptions tls) => tls.Password is { } password
        ? X509Certificate2.CreateFromEncryptedPemFile(file, password, tls.Key)
        : X509Certificate2.CreateFromPemFile(file, tls.Key);

    private static X509Certificate2Collection ChainOf(string file)
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(file);
        return chain;
    }
}
