using Akka.GameEvents.Soak.Truth;

namespace Akka.GameEvents.Soak.Clients;

/// <summary>A stretch of a log that a client has without a gap: everything after <paramref name="from"/>, up to where it stands now.</summary>
internal sealed class Span(string epoch, long from, Member member)
{
    private readonly List<long> _received = [];

    public string Epoch { get; } = epoch;

    public long From { get; } = from;

    public Member Member { get; } = member;

    public long To { get; private set; } = from;

    /// <summary>Up to here what was not for everyone may be missing: it went to a connection that is no more.</summary>
    public long PublicUntil { get; set; }

    /// <summary>Whether an event of the stretch must have arrived.</summary>
    public bool Owes(long sequence, Audience audience) =>
        sequence > From && sequence <= To && Owes(audience) && (audience.IsPublic || sequence > PublicUntil);

    /// <summary>Whether an event that happened somewhere between two others must have arrived.</summary>
    public bool Owes(long after, long before, Audience audience) => after >= Math.Max(From, PublicUntil) && before <= To && Owes(audience);

    public bool Has(long sequence) => _received.BinarySearch(sequence) >= 0;

    public void MoveTo(long sequence) => To = Math.Max(To, sequence);

    public void Add(long sequence)
    {
        var place = _received.BinarySearch(sequence);
        if (place < 0) _received.Insert(~place, sequence);
        MoveTo(sequence);
    }

    private bool Owes(Audience audience) => audience.Includes(Member);
}
