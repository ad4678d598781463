using System.Globalization;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Http;

/// <summary>
/// The way down: readers and cursors. A cursor is the link's id with the number of the newest message that it stands for; 0 stands for what the
/// response that opened the session carried.
/// </summary>
internal sealed partial class HttpLink
{
    // HTTP clients send a GET again when its connection breaks, and the broken one may be the last to be handled.
    private static readonly TimeSpan RepeatPause = TimeSpan.FromMilliseconds(250);

    // The response that opens the session is made.
    private bool _isOpened;

    // Up to where the client said that it has the messages; a stream's may be forgotten beyond it.
    private long _said;

    /// <summary>Waits, when a request asks for what another waits for already, until it has shown that it is not the remains of a broken connection.</summary>
    public Task ProveAsync(string? cursor, CancellationToken aborted)
    {
        bool isRepeated;
        lock (_gate) isRepeated = _reader is { } reader && reader.Cursor == cursor;
        return isRepeated ? Task.Delay(RepeatPause, services.Node.Time, aborted) : Task.CompletedTask;
    }

    /// <summary>Makes a request the link's reader, in place of an earlier one.</summary>
    /// <param name="cursor">Up to where the client has the messages; null when it does not say: then nothing more is confirmed.</param>
    /// <param name="isStream">Whether it reads on and on.</param>
    /// <param name="transport">What it is.</param>
    /// <param name="reader">The reader.</param>
    /// <returns>
    /// Null, or why not: <c>replaced</c> for the cursor of an earlier link, <c>cursor_unknown</c> for one of messages that are not kept any more, or
    /// never were.
    /// </returns>
    public string? TryRead(string? cursor, bool isStream, string transport, out HttpReader reader)
    {
        reader = new HttpReader(cursor, isStream);
        bool wasAway;
        lock (_gate)
        {
            var number = _said;
            if (cursor is not null)
            {
                if (!TryParse(cursor, out var link, out number)) return ErrorCodes.CursorUnknown;
                if (link < id) return ErrorCodes.Replaced;
                if (link > id || number > _outbox.Given) return ErrorCodes.CursorUnknown;
                if (number == 0) number = _said;
            }

            if (number < _outbox.Confirmed) return ErrorCodes.CursorUnknown;
            _said = number;
            _outbox.Confirm(number);
            _reader?.Replace();
            _reader = reader;
            reader.Given = number;
            _transport = transport;
            (wasAway, _isAway) = (_isAway, false);
        }

        if (wasAway) Session?.ClientBack(this);
        OnRoomIfAwaited();
        return null;
    }

    /// <summary>What there is for the reader, at most <paramref name="max"/> messages, and the cursor that confirms them.</summary>
    public IReadOnlyList<Outgoing> Take(HttpReader reader, int max, out string cursor)
    {
        IReadOnlyList<Outgoing> given;
        lock (_gate)
        {
            var after = Math.Max(reader.Given, _outbox.Confirmed);
            given = reader.IsReplaced ? [] : _outbox.Give(after, max);
            if (given.Count > 0) reader.Given = after + given.Count; // not what others were given
            cursor = CursorOf(reader.Given);
        }

        OnRoomIfAwaited();
        return given;
    }

    /// <summary>What the response that opens the session carries: it is confirmed by whatever comes next.</summary>
    public IReadOnlyList<Outgoing> TakeFirst(int max)
    {
        lock (_gate)
        {
            var given = _outbox.Give(_outbox.Confirmed, max);
            _outbox.Confirm(_outbox.Confirmed + given.Count); // no more: a request that was held up may have been given some already
            _said = _outbox.Confirmed;
            _isOpened = true;
            _lastAnswered = services.Node.Time.GetTimestamp();
            return given;
        }
    }

    /// <summary>The request has ended; from here on the client is waited for.</summary>
    public void Leave(HttpReader reader)
    {
        lock (_gate)
        {
            if (_reader == reader) _reader = null;
            _lastAnswered = services.Node.Time.GetTimestamp();
        }
    }

    /// <summary>What a closed link says last; null while it is open, and when it was lost.</summary>
    public Frame? LastWord => _closing is { Bye: { } bye } ? bye : null;

    private string CursorOf(long number) => string.Create(CultureInfo.InvariantCulture, $"{id}-{number}");

    /// <summary>Reads a cursor: the number of a link, later links having higher ones, and that of a message.</summary>
    private static bool TryParse(string cursor, out long link, out long message)
    {
        link = message = 0;
        return cursor.Split('-') is [var first, var second]
            && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out link)
            && long.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out message);
    }
}
