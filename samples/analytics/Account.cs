namespace Akka.GameEvents.Samples.Analytics;

public record Profile
{
    public string Name { get; init; } = "";
}

/// <summary>A user's account, which the user may change.</summary>
public class Account : GameActor<Profile>
{
    [Action]
    public void Update(string name) => State = State with { Name = name };
}
