using System.Globalization;
using System.Xml.Linq;

namespace Akka.GameEvents.Build.Suites;

/// <summary>
/// The report that xunit v3 writes for <c>-xml</c>: https://xunit.net/docs/format-xml-v2. Of its formats this is the only one that
/// counts errors outside tests (a fixture that cannot be disposed of) beside the tests.
/// </summary>
internal static class XunitReport
{
    public static TestCounts? Read(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        var assemblies = XDocument.Load(file).Root!.Elements("assembly").ToList();
        return new TestCounts(
            assemblies.Sum(assembly => Count(assembly, "passed")),
            assemblies.Sum(assembly => Count(assembly, "failed") + Count(assembly, "errors") + Count(assembly, "skipped")));
    }

    private static int Count(XElement assembly, string name) =>
        int.Parse(assembly.Attribute(name)?.Value ?? "0", CultureInfo.InvariantCulture);
}
