using System.Globalization;

namespace Akka.GameEvents.Bench.Serve;

/// <summary>Where a server listens, as its process tells the others.</summary>
internal sealed record Ports(int Game, int? Admin)
{
    public static Ports Parse(string text)
    {
        int[] ports = [.. text.Split('/').Select(port => int.Parse(port, CultureInfo.InvariantCulture))];
        return new Ports(ports[0], ports.Length > 1 ? ports[1] : null);
    }

    public override string ToString() => Admin is { } admin ? string.Create(CultureInfo.InvariantCulture, $"{Game}/{admin}") : Game.ToString(CultureInfo.InvariantCulture);
}
