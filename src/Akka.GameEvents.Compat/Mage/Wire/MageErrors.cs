using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Mage.Wire;

/// <summary>Errors as clients of MAGE know them: a code, and nothing else.</summary>
internal static class MageErrors
{
    public const string Server = "server";

    /// <summary>MAGE's own code where it has one; otherwise ours. An application's own loses its prefix, as its clients never knew one.</summary>
    public static string Of(GameError error) => error.Code switch
    {
        ErrorCodes.Forbidden or ErrorCodes.Unauthorized => "auth",
        ErrorCodes.ActionTimeout => "timeout",
        ErrorCodes.InternalError or ErrorCodes.ActionUnknown or ErrorCodes.ActorTypeUnknown or ErrorCodes.ActorNotFound => Server,
        var own when ErrorCodes.IsApplicationCode(own) => own[ErrorCodes.ApplicationPrefix.Length..],
        var other => other,
    };
}
