using System.Globalization;
using System.Text;

namespace Akka.GameEvents.Build.Shape;

/// <summary>How long the files are, project by project, and which are longer than they should be.</summary>
internal static class SizeReport
{
    private const int Long = 200;

    public static string Of(Repository repository)
    {
        var files = SourceFiles.In(repository).Select(file => new Entry(file, SourceFiles.CountLines(repository, file))).ToList();
        var projects = files.GroupBy(file => string.Join('/', file.Path.Split('/').Take(2))).ToList();
        var width = projects.Select(project => project.Key.Length).Append("project".Length).Max();
        var text = new StringBuilder();
        Row("project", "files", "lines", "median", "largest");
        foreach (var project in projects.Append(Everything(files)))
        {
            var largest = project.MaxBy(file => file.Lines)!;
            var total = project.Sum(file => file.Lines);
            Row(project.Key, project.Count(), total, Median(project), $"{largest.Lines} {Path.GetFileName(largest.Path)}");
        }

        foreach (var file in files.Where(file => file.Lines > Long).OrderByDescending(file => file.Lines))
        {
            text.Append(CultureInfo.InvariantCulture, $"above {Long}: {file.Path} {file.Lines}\n");
        }

        return text.ToString();

        void Row(string name, object count, object lines, object median, string largest) =>
            text.Append(CultureInfo.InvariantCulture, $"{name.PadRight(width)}  {count,5}  {lines,6}  {median,6}  {largest}\n");
    }

    private static IGrouping<string, Entry> Everything(IEnumerable<Entry> files) => files.GroupBy(_ => "all").Single();

    private static int Median(IEnumerable<Entry> files)
    {
        var lines = files.Select(file => file.Lines).Order().ToList();
        return lines[lines.Count / 2];
    }

    private sealed record Entry(string Path, int Lines);
}
