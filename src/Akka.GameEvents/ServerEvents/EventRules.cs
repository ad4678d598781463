using System.Text;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.ServerEvents;

/// <summary>What an event of the server's own code has to keep, as those of clients have.</summary>
internal static class EventRules
{
    /// <exception cref="ArgumentException">A bound is passed.</exception>
    public static void Check(ServerEvent happening)
    {
        CheckText(happening.Name, 1, "name");
        CheckText(happening.Id, 0, "id");
        if (happening.Properties.Count > PacketLimits.EventProperties)
            throw new ArgumentException($"A server event has at most {PacketLimits.EventProperties} properties.");
        foreach (var (name, value) in happening.Properties)
        {
            CheckText(name, 0, "property's name");
            ArgumentNullException.ThrowIfNull(value, name);
        }
    }

    public static Dictionary<string, string> ToDictionary(ReadOnlySpan<(string Name, string Value)> properties)
    {
        var named = new Dictionary<string, string>(properties.Length);
        foreach (var (name, value) in properties) named.Add(name, value);
        return named;
    }

    private static void CheckText(string text, int minBytes, string what)
    {
        ArgumentNullException.ThrowIfNull(text, what);
        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes < minBytes || bytes > PacketLimits.NameBytes)
            throw new ArgumentException($"A server event's {what} has {minBytes} to {PacketLimits.NameBytes} bytes.");
    }
}
