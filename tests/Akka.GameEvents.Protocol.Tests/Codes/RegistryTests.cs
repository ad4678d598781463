using System.Reflection;

namespace Akka.GameEvents.Protocol.Tests.Codes;

public class RegistryTests
{
    [Fact]
    public void ErrorCodes_EveryConstant_IsRegisteredOnce()
    {
        var constants = typeof(ErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.Name != nameof(ErrorCodes.ApplicationPrefix)).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(constants, ErrorCodes.All.Select(code => code.Name));
        Assert.Equal(ErrorCodes.All.Count, ErrorCodes.All.DistinctBy(code => code.Name).Count());
    }

    [Fact]
    public void CloseCodes_EveryProperty_IsRegisteredOnce()
    {
        var codes = typeof(CloseCode).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(CloseCode)).Select(property => (CloseCode)property.GetValue(null)!);

        Assert.Equal(codes, CloseCode.All);
        Assert.Equal(CloseCode.All.Count, CloseCode.All.DistinctBy(close => close.Value).Count());
    }

    [Fact]
    public void CloseCodes_Bye_IsACode() =>
        Assert.All(CloseCode.All.Where(close => close.Bye is not null), close => Assert.NotNull(ErrorCodes.Find(close.Bye!)));

    [Theory]
    [InlineData("bad_args", 400, RunState.No)]
    [InlineData("app.no_such_player", 422, RunState.Yes)]
    [InlineData("heartbeat_timeout", null, RunState.None)]
    public void Find_Code_IsItsEntry(string code, int? status, RunState run)
    {
        Assert.Equal(status, ErrorCodes.Find(code)?.HttpStatus);
        Assert.Equal(run, ErrorCodes.Find(code)?.Run);
    }

    [Theory]
    [InlineData("nope")]
    [InlineData("app.")]
    [InlineData("APP.x")]
    [InlineData("")]
    public void Find_NoCode_IsNull(string code) => Assert.Null(ErrorCodes.Find(code));
}
