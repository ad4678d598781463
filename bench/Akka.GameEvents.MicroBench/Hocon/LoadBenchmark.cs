using System.Globalization;
using System.Text;
using Akka.GameEvents.Hocon;
using BenchmarkDotNet.Attributes;

namespace Akka.GameEvents.MicroBench.Hocon;

/// <summary>A file of 1 MB with 20,000 keys, of which 2,000 are substitutions; from its text to all settings with their origins.</summary>
[MemoryDiagnoser]
public class LoadBenchmark
{
    private const int Keys = 20_000;
    private const int KeysPerGroup = 20;
    private const int Bytes = 1_000_000;

    private static readonly Dictionary<string, string> NoVariables = [];

    private HoconSource _source = null!;

    [GlobalSetup]
    public void Write()
    {
        var text = new StringBuilder();
        for (var key = 0; key < Keys; key++)
        {
            if (key % KeysPerGroup == 0) text.Append(CultureInfo.InvariantCulture, $"group-{key / KeysPerGroup} {{ # a group of settings\n");
            text.Append(CultureInfo.InvariantCulture, $"  setting-{key} = {Value(key)}\n");
            if (key % KeysPerGroup == KeysPerGroup - 1) text.Append("}\n");
        }

        if (text.Length is < Bytes * 99 / 100 or > Bytes * 101 / 100)
            throw new InvalidOperationException($"The text has {text.Length} characters; it is to be 1 MB.");
        _source = HoconSource.FromText(text.ToString(), "bench.conf");
    }

    [Benchmark]
    public int Load()
    {
        var count = HoconDocument.Load([_source], NoVariables).Settings.Count;
        return count == Keys ? count : throw new InvalidOperationException($"It has {count} settings.");
    }

    // Each substitution names a key of another group, before or after its own.
    private static string Value(int key)
    {
        var other = (key + 7_778) % Keys;
        return (key % 10) switch
        {
            0 => $"${{group-{other / KeysPerGroup}.setting-{other}}}",
            1 or 2 => "15s",
            3 or 4 => key.ToString(CultureInfo.InvariantCulture),
            5 => "on",
            6 => "[] // nothing",
            _ => $"\"a text that is as long as those that people write into their settings, no. {key}\"",
        };
    }
}
