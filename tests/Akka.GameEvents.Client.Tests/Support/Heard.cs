namespace Akka.GameEvents.Client.Tests.Support;

/// <summary>All that a connection tells about itself, one line each.</summary>
internal static class Heard
{
    public static List<string> Lines(ActorConnection room)
    {
        var lines = new List<string>();
        room.Connected += connected => lines.Add($"connected {connected.Id} {connected.Snapshot}");
        room.Disconnected += lost => lines.Add($"disconnected {lost.Code} {(lost.Reconnecting ? "for now" : "for good")}");
        room.Reconnected += again => lines.Add($"reconnected {again.Id} {(again.Recovered ? "recovered" : "anew")} {again.Replayed}");
        room.Gap += gap => lines.Add($"gap {gap.Reason} {gap.Snapshot}");
        room.Error += error => lines.Add($"error {error.Code}");
        return lines;
    }
}
