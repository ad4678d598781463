using System.Net;
using Akka.GameEvents.Compat.Tests.Support;

namespace Akka.GameEvents.Compat.Tests.Rivet;

public class SwitchTests
{
    [Theory]
    [InlineData(true, HttpStatusCode.OK)]
    [InlineData(false, HttpStatusCode.NotFound)]
    public async Task Metadata_BySwitch_IsServedOrUnknown(bool enabled, HttpStatusCode expected)
    {
        await using var host = await CompatHost.StartAsync(new CompatOptions { Rivet = new RivetOptions { Enabled = enabled } });

        var response = await host.Http.GetAsync("/metadata", TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
    }
}
