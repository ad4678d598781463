namespace Akka.GameEvents.Gateway.Http;

/// <summary>The endpoints of the protocol over plain HTTP, and the door before them.</summary>
internal sealed record HttpEndpoints(
    HttpDoor Door,
    SessionEndpoint Session,
    SendEndpoint Send,
    PollEndpoint Poll,
    SseEndpoint Sse,
    CallEndpoint Call,
    EventsEndpoint Events,
    TransportsEndpoint Transports);
