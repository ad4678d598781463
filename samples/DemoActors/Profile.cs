using System.ComponentModel.DataAnnotations;

namespace Akka.GameEvents.Samples;

public sealed class Account
{
    public string Name { get; set; } = "";
}

/// <summary>A user's account: <c>profile</c>, key the user's id.</summary>
[Acl(AclAttribute.Anyone)]
public sealed class Profile : GameActor<Account>
{
    [Action]
    public void Update([StringLength(100)] string name) => State.Name = name;
}
