using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;

namespace Akka.GameEvents.Tests.Actions;

/// <summary>Who may run what.</summary>
public class AclTests
{
    private static readonly GameUser Guest = new(GameUser.GuestPrefix + "1");
    private static readonly GameUser Ann = new("ann");
    private static readonly GameUser Moderator = new("mod", roles: ["moderator"]);
    private static readonly GameUser Admin = new("adm", roles: ["admin", "moderator"]);

    private class Door : GameActor<NoState>
    {
        [Action]
        public string Default() => Address;

        [Action, Acl("*")]
        public string Anyone() => Address;

        [Action, Acl("moderator", "admin")]
        public string Roles() => Address;

        [Action, Acl(Policy = "named")]
        public string ByPolicy() => Address;

        [Action, Acl("admin", Policy = "named")]
        public string RoleAndPolicy() => Address;

        [Action, Acl("*", Policy = "named")]
        public string AnyoneByPolicy() => Address;
    }

    [Acl("*")]
    private sealed class OpenDoor : Door
    {
        [Action, Acl]
        public string Authenticated() => Address;
    }

    private static GameTestKit Start() => GameTestKit.Start(game => game
        .AddActor<Door>()
        .AddActor<OpenDoor>()
        .AddPolicy("named", user => user.Name is not null));

    [Theory]
    [InlineData("default", false, true, true)]
    [InlineData("anyone", true, true, true)]
    [InlineData("roles", false, false, true)]
    [InlineData("byPolicy", false, false, false)]
    [InlineData("roleAndPolicy", false, false, false)]
    [InlineData("anyoneByPolicy", false, false, false)]
    public async Task Call_ByAcl_IsAllowedOrForbidden(string action, bool guest, bool user, bool moderator)
    {
        await using var kit = Start();

        await AssertAsync(guest, Guest);
        await AssertAsync(user, Ann);
        await AssertAsync(moderator, Moderator);

        async Task AssertAsync(bool allowed, GameUser who)
        {
            var call = kit.Actor<Door>(user: who).CallAsync(action);
            if (allowed) await call;
            else await Refused.WithAsync("forbidden", call);
        }
    }

    [Fact]
    public async Task Call_ByPolicy_AsksItBesidesTheRoles()
    {
        await using var kit = Start();
        var named = new GameUser("named", name: "Ann");
        var namedGuest = new GameUser(GameUser.GuestPrefix + "2", name: "Guest");
        var namedAdmin = new GameUser("adm", roles: ["admin"], name: "Adam");

        await kit.Actor<Door>(user: named).CallAsync(d => d.ByPolicy());
        await Refused.WithAsync("forbidden", kit.Actor<Door>(user: namedGuest).CallAsync(d => d.ByPolicy()));
        await kit.Actor<Door>(user: namedGuest).CallAsync(d => d.AnyoneByPolicy());
        await kit.Actor<Door>(user: namedAdmin).CallAsync(d => d.RoleAndPolicy());
        await Refused.WithAsync("forbidden", kit.Actor<Door>(user: Admin).CallAsync(d => d.RoleAndPolicy()));
        await Refused.WithAsync("forbidden", kit.Actor<Door>(user: named).CallAsync(d => d.RoleAndPolicy()));
    }

    [Fact]
    public async Task Call_AclOfTheClass_HoldsForActionsWithoutTheirOwn()
    {
        await using var kit = Start();
        var guest = kit.Actor<OpenDoor>(user: Guest);

        await guest.CallAsync(d => d.Default());
        await Refused.WithAsync("forbidden", guest.CallAsync(d => d.Roles()));
        await Refused.WithAsync("forbidden", guest.CallAsync(d => d.Authenticated()));
    }

    [Fact]
    public async Task Call_PolicyThrows_LetsNobodyIn()
    {
        var log = new LogCollector();
        await using var kit = GameTestKit.Start(
            game => game.AddActor<Door>().AddPolicy("named", static _ => throw new InvalidOperationException("broken")), log.AddTo);

        await Refused.WithAsync("forbidden", kit.Actor<Door>(user: Ann).CallAsync(d => d.ByPolicy()));

        Assert.Equal("broken", Assert.Single(log.Of(1006)).Exception!.Message);
    }

    [Fact]
    public void Start_UnknownPolicy_IsRefusedNamingTheAction()
    {
        var error = Assert.Throws<InvalidOperationException>(() => GameTestKit.Start(game => game.AddActor<Door>()));

        Assert.Contains("Door.ByPolicy", error.Message, StringComparison.Ordinal);
        Assert.Contains("'named'", error.Message, StringComparison.Ordinal);
    }
}
