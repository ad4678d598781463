using Akka.GameEvents.Protocol;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Compat.Nakama.Http;

/// <summary>An error as clients of Nakama know errors.</summary>
/// <param name="Code">What a client acts on.</param>
/// <param name="Message">A sentence for a developer.</param>
/// <param name="Retry">When to come again, if that is known.</param>
internal sealed record NakamaError(RpcCode Code, string Message, TimeSpan? Retry = null)
{
    public static NakamaError MethodNotAllowed { get; } = new(RpcCode.Unimplemented, "Method Not Allowed");

    /// <summary>The status that goes with the code.</summary>
    public int Status => Code switch
    {
        RpcCode.Unauthenticated => StatusCodes.Status401Unauthorized,
        RpcCode.PermissionDenied => StatusCodes.Status403Forbidden,
        RpcCode.NotFound => StatusCodes.Status404NotFound,
        RpcCode.AlreadyExists => StatusCodes.Status409Conflict,
        RpcCode.ResourceExhausted => StatusCodes.Status429TooManyRequests,
        RpcCode.Internal => StatusCodes.Status500InternalServerError,
        RpcCode.Unimplemented => StatusCodes.Status501NotImplemented,
        RpcCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };

    public static NakamaError Invalid(string message) => new(RpcCode.InvalidArgument, message);

    /// <summary>
    /// What a filter does away with is not found, as what Nakama's before-hooks do away with; what it refuses with words of its own is a condition that
    /// was not met.
    /// </summary>
    public static NakamaError Of(GameError error) => error.Code switch
    {
        ErrorCodes.Unauthorized => new(RpcCode.Unauthenticated, "Auth token invalid"),
        ErrorCodes.Forbidden => new(RpcCode.NotFound, "Requested resource was not found."),
        ErrorCodes.RateLimited or ErrorCodes.QueueFull => new(RpcCode.ResourceExhausted, error.Message, error.Retry),
        ErrorCodes.Overloaded or ErrorCodes.Draining => new(RpcCode.Unavailable, error.Message, error.Retry),
        ErrorCodes.InternalError => new(RpcCode.Internal, error.Message),
        ErrorCodes.MessageTooBig => Invalid("http: request body too large"),
        ErrorCodes.UserError => new(RpcCode.FailedPrecondition, error.Message),
        var own when ErrorCodes.IsApplicationCode(own) => new(RpcCode.FailedPrecondition, error.Message),
        _ => Invalid(error.Message),
    };
}
