namespace Akka.GameEvents.Compat.Nakama.Accounts;

/// <summary>Who a device is.</summary>
/// <param name="UserId">A UUID in its usual text.</param>
/// <param name="Username">The name to show.</param>
internal sealed record NakamaAccount(string UserId, string Username);
