using Akka.GameEvents.Build.Suites;

namespace Akka.GameEvents.Architecture.Tests.Suites;

public class SuiteTableTests
{
    [Fact]
    public void Format_Rows_EndsInTheirSum() => Assert.Equal(
        """
        suite               passed  failed  seconds
        Actors.Tests            61       0      3.1
        clients/typescript       9       2     12.0
        70 passed, 2 failed
        """,
        SuiteTable.Format(
        [
            new SuiteRow("Actors.Tests", 61, 0, TimeSpan.FromSeconds(3.14)),
            new SuiteRow("clients/typescript", 9, 2, TimeSpan.FromSeconds(12)),
        ]));
}
