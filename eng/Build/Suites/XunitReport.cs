using System.Globalization;
using System.Xml.Linq;

namespace Akka.GameEvents.Build.Suites;

/// <summary>
/// The report that xunit v3 writes for <c>-xml</c>: https://xunit.net/docs/format-xml-v2. Of its formats this is the only one that
/// counts errors outside tests (a fixture that cannot be disposed of) beside the tests.
/// </summary>
internal static class XunitReport
{
    private static readonly string[] Parts = ["reason", "message", "stack-trace", "output"];

    public static TestReport? Read(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        var assemblies = XDocument.Load(file).Root!.Elements("assembly").ToList();
        return new TestReport(
            assemblies.Sum(assembly => Count(assembly, "passed")),
            assemblies.Sum(assembly => Count(assembly, "failed") + Count(assembly, "errors") + Count(assembly, "skipped")),
            string.Join("\n\n", assemblies.SelectMany(Failures)));
    }

    private static int Count(XElement assembly, string name) =>
        int.Parse(assembly.Attribute(name)?.Value ?? "0", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Failures(XElement assembly) =>
        assembly.Descendants("test").Where(test => test.Attribute("result")?.Value != "Pass")
            .Concat(assembly.Descendants("error"))
            .Select(Describe);

    private static string Describe(XElement failed)
    {
        var name = failed.Attribute("name")?.Value ?? failed.Attribute("type")?.Value;
        var parts = Parts.Select(part => failed.Descendants(part).FirstOrDefault()?.Value);
        return $"{name}\n{string.Join('\n', parts.Where(part => !string.IsNullOrWhiteSpace(part)))}";
    }
}
