using Akka.GameEvents.Options;
using Akka.GameEvents.Server.Settings;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Otlp;

public class OtlpSettingsTests
{
    [Fact]
    public void Load_NoEndpoint_SendsNothing() => Assert.Null(Load(new SettingsText().Set("admin.otlp.headers", "api-key=secret")).Otlp);

    [Fact]
    public void Load_EndpointOnly_IsGrpcEveryMinuteAndAllTraces()
    {
        var otlp = Load(new SettingsText().Set("admin.otlp.endpoint", "http://collector:4317")).Otlp;

        Assert.Equal(new OtlpSettings(new Uri("http://collector:4317"), true, null, TimeSpan.FromMinutes(1), 1), otlp);
    }

    [Theory]
    [InlineData("endpoint", "collector:4317", "expected an address such as http://127.0.0.1:4317")]
    [InlineData("endpoint", "ftp://collector", "expected an address such as http://127.0.0.1:4317")]
    [InlineData("protocol", "http-json", "expected grpc or http/protobuf")]
    [InlineData("interval", "10ms", "expected 1s to 1h")]
    [InlineData("traces-sample-ratio", "1.5", "expected 0 to 1")]
    [InlineData("traces-sample-ratio", "NaN", "expected 0 to 1")]
    [InlineData("traces-sample-ratio", "half", "expected a number such as 0.5")]
    public void Load_OutOfRange_IsRefusedByName(string key, string value, string expected)
    {
        var refused = Assert.Throws<SettingException>(() => Load(new SettingsText().Set($"admin.otlp.{key}", value)));

        Assert.EndsWith($"gameevents.admin.otlp.{key} = \"{value}\": {expected}.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("headers", "s3cret")]
    [InlineData("headers", "api-key=")]
    [InlineData("headers", "api key=s3cret")]
    [InlineData("headers", "content-length=s3cret")]
    [InlineData("headers", "api-key=ok,s3cret")]
    [InlineData("endpoint", "http://me:s3cret@collector:4317")]
    [InlineData("endpoint", "http://collector:4318?key=s3cret")]
    public void Load_SecretThatCannotBeUsed_IsRefusedWithoutShowingIt(string key, string value)
    {
        var refused = Assert.Throws<SettingException>(() => Load(new SettingsText().Set($"admin.otlp.{key}", value)));

        Assert.Contains($"gameevents.admin.otlp.{key}: ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", refused.Message, StringComparison.Ordinal);
    }

    private static ServerSettings Load(SettingsText text)
    {
        using var file = new TemporaryFile(text.ToString());
        return ServerSettings.Load(new SettingsSources(file.Info, [], new Dictionary<string, string>()));
    }
}
