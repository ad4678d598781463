namespace Akka.GameEvents.Gateway.Tests.Support;

/// <summary>Tests that measure the process run while no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
