using System.Collections.Frozen;

namespace Akka.GameEvents.Forwarders.Mapping;

/// <summary>What of an event a forwarder sends, and under which names.</summary>
internal sealed class EventMapping
{
    public const string User = "user";
    public const string Session = "session";
    public const string Address = "address";

    private readonly FrozenDictionary<string, string> _renamed;
    private readonly FrozenSet<string> _redacted;
    private readonly bool _omitsUser;
    private readonly bool _omitsSession;
    private readonly bool _omitsAddress;

    public EventMapping(ForwarderOptions options)
    {
        _renamed = options.Rename.ToFrozenDictionary(StringComparer.Ordinal);
        _redacted = options.Redact.ToFrozenSet(StringComparer.Ordinal);
        _omitsUser = options.Omit.Contains(User);
        _omitsSession = options.Omit.Contains(Session);
        _omitsAddress = options.Omit.Contains(Address);
    }

    /// <summary>What <see cref="ForwarderOptions.Omit"/> may hold.</summary>
    public static IReadOnlyList<string> Omissible { get; } = [User, Session, Address];

    public EventBody Apply(ServerEvent happening)
    {
        var body = EventBody.Of(happening);
        return body with
        {
            Properties = _renamed.Count == 0 && _redacted.Count == 0 ? body.Properties : Apply(body.Properties),
            User = _omitsUser ? null : body.User,
            Session = _omitsSession ? null : body.Session,
            Address = _omitsAddress ? null : body.Address,
        };
    }

    private Dictionary<string, string> Apply(IReadOnlyDictionary<string, string> properties)
    {
        var sent = new Dictionary<string, string>(properties.Count, StringComparer.Ordinal);
        foreach (var (name, value) in properties.Where(property => !_redacted.Contains(property.Key)))
        {
            if (_renamed.TryGetValue(name, out var other)) sent[other] = value;
            else sent.TryAdd(name, value);
        }

        return sent;
    }
}
