namespace Akka.GameEvents.Protocol.Tests.Addresses;

public class ActorAddressTests
{
    [Fact]
    public void Equals_SameText_IsTrueAlsoInAHashSet()
    {
        var parsed = ActorAddress.TryParse("chatRoom/a%2Fb", out var address) ? address : null;
        var created = ActorAddress.Create("chatRoom", "a/b");

        Assert.Equal(created, parsed);
        Assert.Contains(created, new HashSet<ActorAddress> { parsed! });
        Assert.NotEqual(created, ActorAddress.Create("chatRoom", "a", "b"));
        Assert.False(created.Equals((object?)null));
    }

    [Fact]
    public void Equals_TypesOfDifferentCase_IsFalse() =>
        Assert.NotEqual(ActorAddress.Create("chatroom"), ActorAddress.Create("chatRoom"));

    [Fact]
    public void Key_CastToWritable_CannotBeChanged()
    {
        var address = ActorAddress.Create("chatRoom", "general");

        Assert.Throws<NotSupportedException>(() => ((IList<string>)address.Key)[0] = "other");
    }

    [Fact]
    public void Create_KeyChangedAfterwards_KeepsItsOwn()
    {
        string[] key = ["general"];
        var address = ActorAddress.Create("chatRoom", key);
        key[0] = "other";

        Assert.Equal(["general"], address.Key);
    }

    [Theory]
    [InlineData("user", true)]
    [InlineData("global", true)]
    [InlineData("users", false)]
    [InlineData("User", false)]
    public void IsReserved_ByType_IsTrueForStreams(string type, bool reserved) =>
        Assert.Equal(reserved, ActorAddress.Create(type, "x").IsReserved);

    [Fact]
    public void User_AnyId_IsTheUsersStream()
    {
        Assert.Equal("user/a%2Fb", ActorAddress.User("a/b").ToString());
        Assert.Equal("global", ActorAddress.Global.ToString());
    }

    [Fact]
    public void Create_Invalid_Throws()
    {
        Assert.Throws<ArgumentException>(() => ActorAddress.Create("1"));
        Assert.Throws<ArgumentException>(() => ActorAddress.User(new string('x', 257)));
    }

    [Fact]
    public void TryCreate_NullSegment_IsFalse() => Assert.False(ActorAddress.TryCreate("x", [null!], out _));
}
