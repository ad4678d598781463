using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Errors;

internal static class Limits
{
    /// <param name="limit">The setting's path below <c>gameevents</c>.</param>
    /// <param name="value">Its value.</param>
    public static CodedException Exceeded(string limit, long value) =>
        new(new GameError(ErrorCodes.LimitExceeded, $"Over {limit} ({value}).", GameJson.Encode(new { limit, value })));
}
