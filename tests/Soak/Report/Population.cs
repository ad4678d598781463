namespace Akka.GameEvents.Soak.Report;

/// <summary>One sort of clients.</summary>
/// <param name="Client">Which client it is: the wire as it comes, or one that is shipped.</param>
/// <param name="Links">What carries it.</param>
internal sealed record Population(string Client, string Links)
{
    /// <summary>The client that hides nothing, written for this checker.</summary>
    public const string Raw = "raw wire";

    public override string ToString() => $"{Client}, {Links}";
}
