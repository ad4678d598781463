namespace Akka.GameEvents.Client;

/// <summary>The ways to a server.</summary>
internal interface INetwork : IDisposable
{
    /// <summary>What the server offers; null when it does not say. Never throws.</summary>
    Task<Offer?> DetectAsync(Uri server);

    ITransport Create(Transport transport, Offer offer);
}
