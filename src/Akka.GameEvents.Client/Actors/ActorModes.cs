using System.Text;

namespace Akka.GameEvents.Client;

/// <summary>The names of modes on the wire.</summary>
internal static class ActorModes
{
    public static string Name(ActorMode mode) => mode switch
    {
        ActorMode.Get => "get",
        ActorMode.Create => "create",
        _ => "getOrCreate",
    };

    /// <summary>The object with the mode as its first member.</summary>
    public static byte[] Prepend(ActorMode mode, byte[] body) =>
        [.. Encoding.UTF8.GetBytes($"{{\"mode\":\"{Name(mode)}\","), .. body.AsSpan(1)];
}
