using Akka.GameEvents.Build.Suites;

namespace Akka.GameEvents.Architecture.Tests.Suites;

public class XunitReportTests
{
    [Fact]
    public void Read_ErrorsAndSkipped_CountAsFailed() => Assert.Equal(
        new TestReport(7, 6, ""),
        Read("""<assembly passed="7" failed="1" errors="2" skipped="3" total="11" />"""));

    [Fact]
    public void Read_Failures_TellsThemOnly() => Assert.Equal(
        "Sample.Fails\nnope\nat Sample.cs:4\n\nSample.Later\nnot today\n\nfixture\nstill open",
        Read("""
            <assembly passed="1" failed="1" errors="1" skipped="1">
              <errors><error type="fixture"><failure><message>still open</message></failure></error></errors>
              <collection>
                <test name="Sample.Works" result="Pass"><output>much</output></test>
                <test name="Sample.Fails" result="Fail">
                  <failure><message>nope</message><stack-trace>at Sample.cs:4</stack-trace></failure>
                </test>
                <test name="Sample.Later" result="Skip"><reason>not today</reason></test>
              </collection>
            </assembly>
            """)!.Failures);

    [Fact]
    public void Read_NoReport_IsNull() => Assert.Null(XunitReport.Read("no-such-report.xml"));

    private static TestReport? Read(string assembly)
    {
        using var sample = new SampleRepository().Write("report.xml", $"<assemblies>{assembly}</assemblies>");
        return XunitReport.Read(sample.Repository.PathTo("report.xml"));
    }
}
