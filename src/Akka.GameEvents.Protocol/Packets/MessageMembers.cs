using System.Text.Json;

namespace Akka.GameEvents.Protocol;

/// <summary>
/// The members of one JSON object: a pass finds where they stand (the last of a name wins), then each is read as what its message wants
/// it to be. The first that is not leaves its fault here, and what is read after that is of no account.
/// </summary>
internal ref partial struct MessageMembers
{
    private readonly ReadOnlySpan<byte> _json;
    private readonly Member? _owner;
    private readonly int? _index;
    private MemberSlots _slots;

    private MessageMembers(ReadOnlySpan<byte> json, Member? owner, int? index)
    {
        _json = json;
        _owner = owner;
        _index = index;
    }

    /// <summary>The first fault; null while there is none.</summary>
    public GameError? Fault { get; private set; }

    /// <summary>The <c>id</c> to echo in an error: any integer that a client can tell from its neighbours, else null.</summary>
    public long? EchoId => TryInteger(Member.Id, -PacketLimits.MaxInteger, out var id) ? id : null;

    /// <summary>Takes in the object at whose beginning the reader stands, and leaves the reader at its end.</summary>
    /// <param name="json">The bytes that the reader reads.</param>
    /// <param name="reader">A reader at the beginning of an object.</param>
    /// <param name="owner">The member that holds the object, for the text of faults; null for a message.</param>
    /// <param name="index">Which element of the owner the object is, when that is an array.</param>
    /// <exception cref="JsonException">The object is not valid JSON, or too deep.</exception>
    public static MessageMembers Scan(ReadOnlySpan<byte> json, scoped ref Utf8JsonReader reader, Member? owner = null, int? index = null)
    {
        var members = new MessageMembers(json, owner, index);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var member = MemberNames.Find(ref reader);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            var kind = reader.TokenType;
            reader.Skip();
            if (member is { } known)
                members._slots[(int)known] = new MemberSlot(start, (int)reader.BytesConsumed - start, kind);
        }

        return members;
    }

    /// <summary>Records that a member is not as it must be, unless there is a fault already.</summary>
    public void Expect(Member member, string expected) =>
        Adopt(new GameError(ErrorCodes.BadMessage, $"{PathOf(member)} must be {expected}."));

    private readonly bool Has(Member member) => Kind(member) != JsonTokenType.None;

    private readonly JsonTokenType Kind(Member member) => _slots[(int)member].Kind;

    private readonly ReadOnlySpan<byte> Slice(Member member) => _json.Slice(_slots[(int)member].Start, _slots[(int)member].Length);

    /// <summary>A reader at the first token of the member, which is there.</summary>
    private readonly Utf8JsonReader ReaderAt(Member member)
    {
        var reader = new Utf8JsonReader(Slice(member));
        reader.Read();
        return reader;
    }

    private void Exceed(Member member, int limit) => Adopt(GameError.LimitExceeded(PathOf(member), limit));

    private void Adopt(GameError? fault) => Fault ??= fault;

    private readonly string PathOf(Member member) => (_owner, _index) switch
    {
        (null, _) => member.Text(),
        ({ } owner, null) => $"{owner.Text()}.{member.Text()}",
        ({ } owner, { } index) => $"{owner.Text()}[{index}].{member.Text()}",
    };
}
