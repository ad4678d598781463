using Akka.GameEvents.Soak.Report;

namespace Akka.GameEvents.Soak.Players;

/// <summary>How one shipped client lives.</summary>
/// <param name="Kind">Which it is.</param>
/// <param name="Transport">What carries it; null when it chooses by itself, and changes when links break too often.</param>
internal sealed record PlayerPlan(PlayerKind Kind, string? Transport)
{
    private static readonly string?[] Transports = ["websocket", "sse", "longpolling", "shortpolling", null];

    public static IReadOnlyList<PlayerPlan> All { get; } =
        [.. Transports.SelectMany(transport => Enum.GetValues<PlayerKind>().Select(kind => new PlayerPlan(kind, transport)))];

    public Population Population => new(Name(Kind), Transport ?? "own choice");

    public static string Name(PlayerKind kind) => kind == PlayerKind.DotNet ? ".NET" : "TypeScript";
}
