using Akka.GameEvents.Compat.Nakama.Accounts;
using Akka.GameEvents.Compat.Nakama.Http;

namespace Akka.GameEvents.Compat.Tests.Nakama;

public class DeviceAccountsTests
{
    [Fact]
    public void Open_BeyondCapacity_ForgetsTheOldestAndItsName()
    {
        var accounts = new DeviceAccounts(capacity: 2);
        accounts.Open("device-one", "ann", mayCreate: true, out _);
        accounts.Open("device-two", "bob", mayCreate: true, out _);

        accounts.Open("device-three", "cid", mayCreate: true, out _);

        Assert.Equal(RpcCode.NotFound, Assert.Throws<NakamaRefusal>(() => accounts.Open("device-one", null, mayCreate: false, out _)).Error.Code);
        Assert.Equal("bob", accounts.Open("device-two", null, mayCreate: false, out _).Username);
        accounts.Open("device-four", "ann", mayCreate: true, out var isNew);
        Assert.True(isNew);
    }

    [Fact]
    public void Open_NameOfAnother_TakesNothing()
    {
        var accounts = new DeviceAccounts();
        accounts.Open("device-one", "ann", mayCreate: true, out _);

        Assert.Equal(RpcCode.AlreadyExists, Assert.Throws<NakamaRefusal>(() => accounts.Open("device-two", "ann", mayCreate: true, out _)).Error.Code);

        Assert.Throws<NakamaRefusal>(() => accounts.Open("device-two", null, mayCreate: false, out _));
    }
}
