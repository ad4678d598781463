using Akka.GameEvents.Server.Settings;

namespace Akka.GameEvents.Server.Hosting;

/// <summary>TLS for addresses that begin with https: HTTP/2 and HTTP/1.1, as the client prefers.</summary>
internal static class Tls
{
    public static void UseTls(this IWebHostBuilder host, TlsCertificate tls)
    {
        host.UseKestrelHttpsConfiguration();
        host.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
        {
            https.ServerCertificate = tls.Certificate;
            https.ServerCertificateChain = tls.Chain;
        }));
    }
}
