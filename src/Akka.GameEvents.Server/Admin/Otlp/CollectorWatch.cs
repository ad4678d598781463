using Akka.GameEvents.Server.Logs;

namespace Akka.GameEvents.Server.Admin.Otlp;

/// <summary>
/// The SDK keeps it to itself when a collector refuses or cannot be reached. This tells it in the log: once when it begins and once when it is
/// over, not at each attempt.
/// </summary>
internal sealed class CollectorWatch(ILogger log, Uri endpoint, string signal)
    : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private bool _isFailing;

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return Note(base.Send(request, cancellationToken));
        }
        catch (Exception e)
        {
            Note(Describe(e));
            throw;
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return Note(await base.SendAsync(request, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e)
        {
            Note(Describe(e));
            throw;
        }
    }

    private static string Describe(Exception exception) => exception is OperationCanceledException ? "it does not answer" : exception.Message;

    private HttpResponseMessage Note(HttpResponseMessage response)
    {
        // A gRPC server that refuses says so beside a status of 200.
        var grpc = response.Headers.TryGetValues("grpc-status", out var status) ? status.First() : "0";
        Note(!response.IsSuccessStatusCode ? $"HTTP status {(int)response.StatusCode}" : grpc == "0" ? null : $"gRPC status {grpc}");
        return response;
    }

    /// <summary>One request at a time is under way: the SDK sends each signal from one thread.</summary>
    private void Note(string? failure)
    {
        if (failure is not null && !_isFailing) log.OtlpFailing(endpoint, signal, failure);
        if (failure is null && _isFailing) log.OtlpRecovered(endpoint, signal);
        _isFailing = failure is not null;
    }
}
