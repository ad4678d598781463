using Akka.GameEvents.Gateway.Http;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Mage.Sessions;

/// <summary>The way down: readers, and what they confirm.</summary>
internal sealed partial class MageLink
{
    /// <summary>Makes a request or a socket the reader, in place of an earlier one. It is given all that is not confirmed.</summary>
    public HttpReader Read(string transport)
    {
        var reader = new HttpReader(cursor: null, isStream: false);
        lock (_gate)
        {
            _reader?.Replace();
            _reader = reader;
            _transport = transport;
            reader.Given = _packs.Confirmed;
        }

        return reader;
    }

    /// <summary>What there is for a reader; null while it has all that there is, and when another has taken its place.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="again">Whether it may be given again, with what is new, what it was given and has not confirmed.</param>
    /// <param name="isHeld">Whether there is something new, which waits for that.</param>
    public Frame? Take(HttpReader reader, bool again, out bool isHeld)
    {
        lock (_gate)
        {
            var known = reader.Given;
            isHeld = !again && known > _packs.Confirmed && _packs.HasMore;
            var packs = reader.IsReplaced || isHeld ? null : _packs.TryWrite(ref known);
            reader.Given = known;
            return packs;
        }
    }

    /// <summary>The reader could not pass on what it took.</summary>
    public void GiveBack(HttpReader reader)
    {
        lock (_gate) reader.Given = _packs.Confirmed;
    }

    /// <summary>The client has the packs up to this one.</summary>
    public void Confirm(long pack)
    {
        bool hasRoom;
        lock (_gate)
        {
            _packs.Confirm(pack);
            hasRoom = _awaitsRoom && _packs.HasRoom;
            _awaitsRoom &= !hasRoom;
            _reader?.Wake(); // the next pack may have waited for this
        }

        if (hasRoom) _session?.OnRoom();
    }

    /// <summary>The reader has gone; from here on the client is waited for.</summary>
    public void Leave(HttpReader reader)
    {
        lock (_gate)
        {
            if (_reader == reader) _reader = null;
            _lastHeard = services.Node.Time.GetTimestamp();
        }
    }

    /// <summary>Why the client has no session any more, by MAGE's name; null while it has.</summary>
    public string? Unset => _closing is null ? null
        : _closing.End.Code == CloseCode.Replaced.Value ? UnsetReasons.KeyMismatch
        : _closing.End.Code == CloseCode.GoingAway.Value ? UnsetReasons.HostGone
        : _closing.End.Cause == LinkEndCause.Lost ? UnsetReasons.Expired
        : UnsetReasons.LoggedOut;
}
