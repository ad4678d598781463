using Akka.GameEvents.Options;

namespace Akka.GameEvents.Server.Settings;

/// <summary>The settings under <c>gameevents.admin</c>.</summary>
internal sealed record AdminOptions
{
    /// <summary>The addresses of metrics and the admin page, apart from those of the game; empty for none. Default http://127.0.0.1:7351.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:7351"];

    /// <summary>
    /// What whoever asks there must show, at least 32 bytes of UTF-8; without it only a server in Development listens there. Default null.
    /// </summary>
    [Secret]
    public string? Token { get; init; }

    /// <summary>Where metrics and traces are sent without being asked for.</summary>
    public OtlpOptions Otlp { get; init; } = new();
}
