using Akka.GameEvents.Options;

namespace Akka.GameEvents.Server.Settings;

/// <summary>The settings under <c>gameevents</c> that are this program's own.</summary>
internal sealed record ServerOptions
{
    /// <summary>Where it listens.</summary>
    public HttpOptions Http { get; init; } = new();

    /// <summary>The second listener, for whoever runs the server.</summary>
    public AdminOptions Admin { get; init; } = new();

    /// <summary>The other systems whose clients are served.</summary>
    public CompatOptions Compat { get; init; } = new();

    /// <summary>Whether the demo actors and their page are served; on in the development profile. Default off.</summary>
    public bool DemoActors { get; init; }
}

/// <summary>The settings under <c>gameevents.http</c>.</summary>
internal sealed record HttpOptions
{
    /// <summary>The addresses to listen on; --urls and the variable ASPNETCORE_URLS override it. Default http://127.0.0.1:7350.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:7350"];

    /// <summary>The certificate for addresses that begin with https.</summary>
    public TlsOptions Tls { get; init; } = new();
}

/// <summary>The settings under <c>gameevents.http.tls</c>.</summary>
internal sealed record TlsOptions
{
    /// <summary>
    /// The file with the certificate in PEM form, its chain included, for addresses that begin with https; null for none. Default null.
    /// </summary>
    public string? Certificate { get; init; }

    /// <summary>The file with the certificate's private key in PEM form; null when it is in the certificate's file. Default null.</summary>
    public string? Key { get; init; }

    /// <summary>A PKCS #12 file with certificate and key, in place of the two PEM files; null for none. Default null.</summary>
    public string? Pfx { get; init; }

    /// <summary>What the private key or the PKCS #12 file is encrypted with; null when it is not. Default null.</summary>
    [Secret]
    public string? Password { get; init; }
}
