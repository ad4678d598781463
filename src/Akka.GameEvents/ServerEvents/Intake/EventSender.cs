using System.Net;

namespace Akka.GameEvents.ServerEvents;

/// <summary>The client behind events.</summary>
/// <param name="User">Who it is.</param>
/// <param name="SessionId">Its session; null when it shows none.</param>
/// <param name="Address">Where it is; null when it came over a socket of this machine.</param>
internal readonly record struct EventSender(GameUser User, string? SessionId, IPAddress? Address);
