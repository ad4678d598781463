namespace Akka.GameEvents.Hosting;

/// <summary>The meter of what actors do. Labels have only values that the program names: types, actions, codes.</summary>
internal static class NodeMeter
{
    public const string Name = "Akka.GameEvents";
}
