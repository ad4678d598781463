using Akka.GameEvents.Gateway.Hosting;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Server.Logs;

namespace Akka.GameEvents.Server.Http;

/// <summary>Answers for requests that fail: the client gets a code, the log gets the exception.</summary>
internal static class FaultShield
{
    public static void UseFaultShield(this WebApplication app) => app.Use(next => context => GuardAsync(next, context));

    private static async Task GuardAsync(RequestDelegate next, HttpContext context)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone; there is nobody to answer.
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            var (code, message) = e.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? (ErrorCodes.MessageTooBig, "The body is too big.")
                : (ErrorCodes.BadMessage, "The body cannot be read.");
            await HttpErrors.WriteAsync(context, code, message).ConfigureAwait(false);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            var reference = Ids.New();
            var log = ServerLog.Of(context.RequestServices);
            log.RequestFailed(e, context.Request.Method, context.Request.Path, reference);
            await HttpErrors.WriteAsync(context, ErrorCodes.InternalError, $"The server failed: look for {reference} in its log.").ConfigureAwait(false);
        }
    }
}
