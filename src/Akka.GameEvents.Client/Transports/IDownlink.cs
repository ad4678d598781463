namespace Akka.GameEvents.Client;

/// <summary>How packets come down over HTTP; what goes up is the same for all.</summary>
internal interface IDownlink
{
    /// <summary>Completes when it is known to work.</summary>
    Task OpenAsync();

    /// <summary>The next packet; one reader at a time.</summary>
    Task<ReadOnlyMemory<byte>> ReceiveAsync();

    /// <summary>Looks at once whether something has come, where that is its own choice.</summary>
    void Hasten();
}
