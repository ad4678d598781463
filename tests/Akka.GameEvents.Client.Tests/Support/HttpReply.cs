using System.Net;
using System.Text;

namespace Akka.GameEvents.Client.Tests.Support;

/// <summary>The answer to one HTTP request, given when the test says so.</summary>
internal sealed class HttpReply
{
    private readonly TaskCompletionSource<HttpResponseMessage> _response = new();

    public HttpReply(CancellationToken cancellation) => cancellation.Register(() => _response.TrySetCanceled(cancellation));

    public Task<HttpResponseMessage> Response => _response.Task;

    /// <summary>Nobody has answered it, and somebody still waits.</summary>
    public bool IsAwaited => !_response.Task.IsCompleted;

    public static Task<HttpResponseMessage> Task(HttpStatusCode status, string body) => System.Threading.Tasks.Task.FromResult(Message(status, body));

    public void Give(string json) => Give(HttpStatusCode.OK, json);

    public void Give(HttpStatusCode status, string body) => _response.TrySetResult(Message(status, body));

    public void Give(Stream body) => _response.TrySetResult(new HttpResponseMessage { Content = new StreamContent(body) });

    /// <summary>The connection breaks.</summary>
    public void Break() => _response.TrySetException(new HttpRequestException("The connection broke."));

    private static HttpResponseMessage Message(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
