namespace Akka.GameEvents.Server.Settings;

/// <summary>The settings under <c>gameevents</c> that are this program's own.</summary>
internal sealed record ServerOptions
{
    /// <summary>Where it listens.</summary>
    public HttpOptions Http { get; init; } = new();

    /// <summary>Whether the demo actors and their page are served. Default off; on in Development.</summary>
    public bool DemoActors { get; init; }
}

/// <summary>The settings under <c>gameevents.http</c>.</summary>
internal sealed record HttpOptions
{
    /// <summary>The addresses to listen on. Default http://127.0.0.1:7350.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:7350"];
}
