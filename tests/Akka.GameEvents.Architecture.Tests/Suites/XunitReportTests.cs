using Akka.GameEvents.Build.Suites;

namespace Akka.GameEvents.Architecture.Tests.Suites;

public class XunitReportTests
{
    [Fact]
    public void Read_ErrorsAndSkipped_CountAsFailed()
    {
        using var sample = new SampleRepository().Write(
            "report.xml",
            """<assemblies><assembly passed="7" failed="1" errors="2" skipped="3" total="11" /></assemblies>""");
        Assert.Equal(new TestCounts(7, 6), XunitReport.Read(sample.Repository.PathTo("report.xml")));
    }

    [Fact]
    public void Read_NoReport_IsNull() => Assert.Null(XunitReport.Read("no-such-report.xml"));
}
