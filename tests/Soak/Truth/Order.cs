namespace Akka.GameEvents.Soak.Truth;

/// <summary>An event that a client asked for.</summary>
/// <param name="Client">Who asked.</param>
/// <param name="Number">The client's count of what it asked for.</param>
/// <param name="Tag">What the event will say.</param>
/// <param name="Audience">For whom it will be.</param>
internal sealed record Order(int Client, int Number, string Tag, Audience Audience)
{
    private volatile Outcome _outcome = Outcome.Unknown;

    public Outcome Outcome
    {
        get => _outcome;
        set => _outcome = value;
    }
}

/// <summary>What its caller knows of a call.</summary>
internal enum Outcome
{
    /// <summary>It may have run, or not: never answered, or the answer was not kept.</summary>
    Unknown,

    /// <summary>It ran.</summary>
    Done,

    /// <summary>It did not run.</summary>
    Refused,
}
