using Akka.GameEvents.Options;

namespace Akka.GameEvents;

/// <summary>The settings under <c>gameevents.compat.nakama</c>.</summary>
public sealed record NakamaOptions
{
    /// <summary>Whether clients of Nakama are served; on in the development profile. Default off.</summary>
    public bool Enabled { get; init; }

    /// <summary>What a client has to show before it is given a token; it is part of every client, so it keeps nobody out. Default defaultkey.</summary>
    public string ServerKey { get; init; } = "defaultkey";

    /// <summary>For how long a client may trade its refresh token for new ones; tokens themselves last for <c>auth.token-expiry</c>. Default 1 d.</summary>
    [SettingRange("1s", "365d")]
    public TimeSpan RefreshExpiry { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Whether a user's socket is closed when the same user opens another one. Default off.</summary>
    public bool SingleSocket { get; init; }
}
