namespace Akka.GameEvents.Compat.Mage.Sessions;

/// <summary>Why a client has no session, as MAGE tells it with <c>session.unset</c>.</summary>
internal static class UnsetReasons
{
    public const string InvalidSessionKey = "invalidSessionKey";
    public const string NoSession = "noSession";
    public const string KeyMismatch = "keyMismatch";
    public const string Expired = "expired";
    public const string LoggedOut = "loggedOut";
    public const string HostGone = "hostGone";
}
