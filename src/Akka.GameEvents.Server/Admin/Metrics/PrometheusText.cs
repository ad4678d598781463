using System.Globalization;
using System.Text;

namespace Akka.GameEvents.Server.Admin.Metrics;

/// <summary>
/// Figures in Prometheus' text exposition format 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats), under the names that
/// OpenTelemetry's rules give them: underscores, the unit, and <c>_total</c> behind a counter.
/// </summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(IEnumerable<Figures> all)
    {
        var text = new StringBuilder();
        foreach (var figures in all)
        {
            var name = NameOf(figures);
            text.Append($"# HELP {name} {EscapeHelp(figures.Instrument.Description ?? "")}\n");
            text.Append($"# TYPE {name} {TypeOf(figures.Kind)}\n");
            foreach (var (labels, series) in figures.Series)
            {
                string[] written = [.. labels.Present().Select(label => $"{Underscored(label.Name)}=\"{EscapeValue(label.Value)}\"")];
                if (figures.Kind == FigureKind.Histogram) WriteHistogram(text, name, written, figures.Bounds, series);
                else WriteSample(text, name, written, Number(series.Sum));
            }
        }

        return text.ToString();
    }

    private static void WriteHistogram(StringBuilder text, string name, string[] labels, IReadOnlyList<double> bounds, Series series)
    {
        var count = 0L;
        var counts = series.Counts();
        for (var i = 0; i < counts.Length; i++)
        {
            count += counts[i];
            var bound = i < bounds.Count ? Number(bounds[i]) : "+Inf";
            WriteSample(text, $"{name}_bucket", [.. labels, $"le=\"{bound}\""], Number(count));
        }

        WriteSample(text, $"{name}_sum", labels, Number(series.Sum));
        WriteSample(text, $"{name}_count", labels, Number(count));
    }

    private static void WriteSample(StringBuilder text, string name, string[] labels, string value) =>
        text.Append(name).Append(labels.Length == 0 ? "" : $"{{{string.Join(',', labels)}}}").Append(' ').Append(value).Append('\n');

    private static string NameOf(Figures figures)
    {
        var name = Underscored(figures.Instrument.Name);
        var unit = figures.Instrument.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        };
        if (!name.EndsWith(unit, StringComparison.Ordinal)) name += unit;
        return figures.Kind == FigureKind.Counter ? $"{name}_total" : name;
    }

    private static string TypeOf(FigureKind kind) => kind switch
    {
        FigureKind.Counter => "counter",
        FigureKind.Histogram => "histogram",
        _ => "gauge",
    };

    private static string Underscored(string name) => string.Create(name.Length, name, static (span, from) =>
    {
        for (var i = 0; i < from.Length; i++) span[i] = char.IsAsciiLetterOrDigit(from[i]) ? from[i] : '_';
    });

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string EscapeHelp(string text) =>
        text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);

    private static string EscapeValue(string text) => EscapeHelp(text).Replace("\"", "\\\"", StringComparison.Ordinal);
}
