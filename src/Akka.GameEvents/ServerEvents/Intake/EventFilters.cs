using Akka.GameEvents.Errors;
using Akka.GameEvents.Filters;
using Akka.GameEvents.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.ServerEvents;

/// <summary>Asks the filters about a client's event.</summary>
internal sealed class EventFilters(FilterChain<ServerEventContext> filters, IServiceScopeFactory services, ILogger log)
{
    private static readonly GameError Refused = new(ErrorCodes.Forbidden, "The event was refused.");

    public bool IsEmpty => filters.IsEmpty;

    /// <summary>The event as the filters leave it.</summary>
    /// <exception cref="CodedException">A filter refuses it, or fails.</exception>
    public async ValueTask<ServerEvent> RunAsync(ServerEvent happening)
    {
        try
        {
            await using var scope = services.CreateAsyncScope();
            var context = new ServerEventContext(happening, scope.ServiceProvider);
            var passed = false;
            await filters.RunAsync(context, () =>
            {
                passed = true;
                return default;
            }).ConfigureAwait(false);
            return passed ? context.Event : throw new CodedException(Refused);
        }
        catch (UserError refusal)
        {
            throw new CodedException(new GameError(refusal.Code, refusal.Message));
        }
#pragma warning disable CA1031 // the client is told a code, the log the rest
        catch (Exception e) when (e is not CodedException)
#pragma warning restore CA1031
        {
            throw new CodedException(Unforeseen.Error(reference => log.EventFilterFailed(e, happening.Name, reference)));
        }
    }
}
