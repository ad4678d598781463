using Akka.GameEvents.Hocon.Tests.Support;

namespace Akka.GameEvents.Hocon.Tests.Resolving;

public class EnvironmentTests
{
    [Theory]
    [InlineData("a=${NAME}", """{"a":"value"}""")]
    [InlineData("a=1,a=${?NAME}", """{"a":"value"}""")]
    [InlineData("a=${NAME},NAME=own", """{"a":"own","NAME":"own"}""")]
    [InlineData("a=${NAME},NAME=null", """{"a":null,"NAME":null}""")]
    [InlineData("a=${?name}", "{}")]
    [InlineData("a=<${EMPTY}>", """{"a":"<>"}""")]
    [InlineData("a=${EMPTY}", """{"a":""}""")]
    [InlineData("NAME=${NAME}\":x\"", """{"NAME":"value:x"}""")]
    [InlineData("a=${dotted.name}", """{"a":"dotted"}""")]
    [InlineData("NUMBER+=1", """{"NUMBER":[1]}""")]
    public void Load_Variable_Means(string text, string json) =>
        Conf.AssertMeans(json, Conf.Load(text, ("NAME", "value"), ("EMPTY", ""), ("dotted.name", "dotted"), ("NUMBER", "0")));

    [Fact]
    public void Load_ProcessEnvironment_IsTheDefault()
    {
        var document = HoconDocument.Load(HoconSource.FromText("a=${PATH}", "test.conf"));

        Assert.Equal(Environment.GetEnvironmentVariable("PATH"), document.Find("a")?.Value);
    }

    [Fact]
    public void Settings_OfVariables_NameThem()
    {
        var document = Conf.Load(
            """
            direct = ${?ONE}
            alias = ${direct}
            joined = "a-"${ONE}-${TWO}${alias}
            list = [${TWO}]
            plain = 1
            """,
            ("ONE", "1"),
            ("TWO", "2"));

        Assert.Equal(["ONE"], document.Find("direct")!.Variables);
        Assert.Equal(["ONE"], document.Find("alias")!.Variables);
        Assert.Equal(["ONE", "TWO"], document.Find("joined")!.Variables);
        Assert.Equal(["TWO"], document.Find("list:0")!.Variables);
        Assert.Empty(document.Find("plain")!.Variables);
    }
}
