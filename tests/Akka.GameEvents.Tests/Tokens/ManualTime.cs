namespace Akka.GameEvents.Tests.Tokens;

/// <summary>A clock that stands where it is put.</summary>
internal sealed class ManualTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
