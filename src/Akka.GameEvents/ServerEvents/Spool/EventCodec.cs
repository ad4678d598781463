using System.Net;

namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>An event as the payload of a record; docs/spool.md has the layout. Of a user the claims are left out.</summary>
internal static class EventCodec
{
    [Flags]
    private enum Has : byte
    {
        None = 0,
        External = 1,
        User = 2,
        UserName = 4,
        Session = 8,
        Address = 16,
    }

    public static void Write(RecordWriter to, ServerEvent happening)
    {
        var user = happening.User;
        to.Byte((byte)(
            (happening.External ? Has.External : Has.None)
            | (user is null ? Has.None : Has.User)
            | (user?.Name is null ? Has.None : Has.UserName)
            | (happening.SessionId is null ? Has.None : Has.Session)
            | (happening.RemoteAddress is null ? Has.None : Has.Address)));
        to.Int64(happening.ReceivedAt.UtcTicks);
        to.Int64(happening.Timestamp.UtcTicks);
        to.Int16((short)happening.Timestamp.TotalOffsetMinutes);
        to.Text(happening.Id);
        to.Text(happening.Name);
        if (user is not null) Write(to, user);
        if (happening.SessionId is { } session) to.Text(session);
        if (happening.RemoteAddress is { } address) Write(to, address);
        to.Count(happening.Properties.Count);
        foreach (var (name, value) in happening.Properties)
        {
            to.Text(name);
            to.Text(value);
        }
    }

    /// <summary>The event; null when these are no event's bytes.</summary>
    public static ServerEvent? TryRead(ReadOnlySpan<byte> payload)
    {
        var from = new RecordReader(payload);
        var has = (Has)from.Byte();
        var received = from.Int64();
        var (ticks, offset) = (from.Int64(), from.Int16());
        var (id, name) = (from.Text(), from.Text());
        var user = has.HasFlag(Has.User) ? ReadUser(ref from, has.HasFlag(Has.UserName)) : null;
        var session = has.HasFlag(Has.Session) ? from.Text() : null;
        var address = has.HasFlag(Has.Address) ? from.Take(from.Count()) : default;
        var properties = ReadProperties(ref from);
        if (from.IsBroken || !from.IsAtEnd || !IsTime(received, 0) || !IsTime(ticks, offset) || address.Length is not (0 or 4 or 16)) return null;
        return new ServerEvent(name, properties, id)
        {
            ReceivedAt = new DateTimeOffset(received, TimeSpan.Zero),
            Timestamp = new DateTimeOffset(ticks, TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(offset)),
            External = has.HasFlag(Has.External),
            User = user,
            SessionId = session,
            RemoteAddress = address.IsEmpty ? null : new IPAddress(address),
        };
    }

    private static void Write(RecordWriter to, GameUser user)
    {
        to.Text(user.Id);
        to.Count(user.Roles.Count);
        foreach (var role in user.Roles) to.Text(role);
        if (user.Name is { } name) to.Text(name);
    }

    private static void Write(RecordWriter to, IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var written);
        to.Count(written);
        bytes[..written].CopyTo(to.Take(written));
    }

    private static GameUser? ReadUser(ref RecordReader from, bool hasName)
    {
        var id = from.Text();
        var roles = new string[from.Count()];
        for (var i = 0; i < roles.Length; i++) roles[i] = from.Text();
        var name = hasName ? from.Text() : null;
        return id.Length > 0 ? new GameUser(id, roles, name) : null;
    }

    private static Dictionary<string, string> ReadProperties(ref RecordReader from)
    {
        var count = from.Count();
        var properties = new Dictionary<string, string>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var name = from.Text();
            properties[name] = from.Text();
        }

        return properties;
    }

    /// <summary>Whether the time can be told, in UTC and where it was told.</summary>
    private static bool IsTime(long ticks, int offsetMinutes)
    {
        var there = ticks + (offsetMinutes * TimeSpan.TicksPerMinute);
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks && Math.Abs(offsetMinutes) <= 14 * 60 && there >= 0 && there <= DateTime.MaxValue.Ticks;
    }
}
