namespace Akka.GameEvents.Client;

/// <summary>Who ended a link.</summary>
internal enum LinkEndedBy
{
    /// <summary>The server, in its own words: over another transport it would say the same.</summary>
    Server,

    /// <summary>Something on the way.</summary>
    Way,

    /// <summary>Nobody there speaks HTTP to us at all.</summary>
    Nobody,
}
