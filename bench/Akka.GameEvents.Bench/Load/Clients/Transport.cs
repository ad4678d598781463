namespace Akka.GameEvents.Bench.Load.Clients;

/// <summary>What a client receives by.</summary>
internal enum Transport
{
    WebSocket,

    Sse,

    LongPolling,

    /// <summary>Long polling of a client of MAGE.</summary>
    MageLongPolling,
}
