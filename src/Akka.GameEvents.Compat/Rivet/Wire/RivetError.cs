using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Rivet.Wire;

/// <summary>An error as clients of Rivet know errors.</summary>
/// <param name="Group">Whose error it is.</param>
/// <param name="Code">Its code within the group.</param>
/// <param name="Message">A sentence for a developer.</param>
/// <param name="Metadata">What belongs to it, if anything.</param>
internal sealed record RivetError(string Group, string Code, string Message, RawJson Metadata = default)
{
    private const string User = "user";

    /// <summary>What a link says that cannot be read.</summary>
    public static RivetError Malformed(string message) => new("request", "invalid", message);

    /// <summary>
    /// An application's own code loses its prefix, as its clients never knew one. Groups and codes that Rivet has are used, because its client acts
    /// on some: it asks again after <c>guard.service_unavailable</c>, and connects again after <c>ws.going_away</c>.
    /// </summary>
    public static RivetError Of(GameError error)
    {
        var (group, code) = error.Code switch
        {
            ErrorCodes.UserError => (User, ErrorCodes.UserError),
            ErrorCodes.BadMessage => ("request", "invalid"),
            ErrorCodes.BadArgs => ("action", "invalid_args"),
            ErrorCodes.ActionUnknown => ("action", "not_found"),
            ErrorCodes.ActionTimeout => ("action", "timed_out"),
            ErrorCodes.ActorNotFound => ("actor", "not_found"),
            ErrorCodes.ActorExists => ("actor", "duplicate_key"),
            ErrorCodes.ActorTypeUnknown => ("actor", "type_unknown"),
            ErrorCodes.InternalError => ("actor", "internal_error"),
            ErrorCodes.Forbidden => ("auth", "forbidden"),
            ErrorCodes.Unauthorized => ("auth", "unauthorized"),
            ErrorCodes.MessageTooBig => ("message", "incoming_too_long"),
            ErrorCodes.ResultTooBig => ("message", "outgoing_too_long"),
            ErrorCodes.Draining => ("ws", "going_away"),
            ErrorCodes.Overloaded or ErrorCodes.RateLimited or ErrorCodes.SessionLimit => ("guard", "service_unavailable"),
            var own when ErrorCodes.IsApplicationCode(own) => (User, own[ErrorCodes.ApplicationPrefix.Length..]),
            var other => ("gameevents", other),
        };
        return new RivetError(group, code, error.Message, error.Data);
    }
}
