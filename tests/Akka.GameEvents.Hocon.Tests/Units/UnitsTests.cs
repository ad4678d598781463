using Microsoft.Extensions.Configuration;

namespace Akka.GameEvents.Hocon.Tests.Units;

public class UnitsTests
{
    public static TheoryData<string, long> DurationUnits => Table(
        (100, "ns nano nanos nanosecond nanoseconds"),
        (1, "us micro micros microsecond microseconds"),
        (1, "ms milli millis millisecond milliseconds"),
        (1, "s second seconds"),
        (1, "m minute minutes"),
        (1, "h hour hours"),
        (1, "d day days"));

    public static TheoryData<string, long> ByteUnits => Table(
        (1, "B b byte bytes"),
        (1_000, "kB kilobyte kilobytes"),
        (1_000_000, "MB megabyte megabytes"),
        (1_000_000_000, "GB gigabyte gigabytes"),
        (1_000_000_000_000, "TB terabyte terabytes"),
        (1_000_000_000_000_000, "PB petabyte petabytes"),
        (1_000_000_000_000_000_000, "EB exabyte exabytes"),
        (1L << 10, "K k Ki KiB kibibyte kibibytes"),
        (1L << 20, "M m Mi MiB mebibyte mebibytes"),
        (1L << 30, "G g Gi GiB gibibyte gibibytes"),
        (1L << 40, "T t Ti TiB tebibyte tebibytes"),
        (1L << 50, "P p Pi PiB pebibyte pebibytes"),
        (1L << 60, "E e Ei EiB exbibyte exbibytes"));

    [Theory]
    [MemberData(nameof(DurationUnits))]
    public void GetDuration_EveryUnit_IsKnown(string unit, long count)
    {
        var expected = unit[0] switch
        {
            'n' => TimeSpan.FromTicks(1),
            'u' => TimeSpan.FromMicroseconds(1),
            's' => TimeSpan.FromSeconds(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ when unit.StartsWith("mic", StringComparison.Ordinal) => TimeSpan.FromMicroseconds(1),
            _ when unit == "ms" || unit.StartsWith("mil", StringComparison.Ordinal) => TimeSpan.FromMilliseconds(1),
            _ => TimeSpan.FromMinutes(1),
        };

        Assert.Equal(expected, Of($"{count} {unit}").GetDuration("a:b"));
        Assert.Equal(expected, Of($" {count}{unit} ").GetDuration("a:b"));
    }

    [Theory]
    [InlineData("15", 15)]
    [InlineData("1.5s", 1500)]
    [InlineData("0.0005 h", 1800)]
    [InlineData("-2s", -2000)]
    [InlineData("1e2", 100)]
    [InlineData("1e2s", 100_000)]
    public void GetDuration_Number_IsRead(string text, double milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Of(text).GetDuration("a:b"));

    [Theory]
    [MemberData(nameof(ByteUnits))]
    public void GetSize_EveryUnit_IsKnown(string unit, long bytes)
    {
        Assert.Equal(bytes, Of($"1{unit}").GetSize("a:b"));
        Assert.Equal(bytes * 3 / 2, Of($"{(bytes == 1 ? "1" : "1.5")} {unit}").GetSize("a:b"));
    }

    [Theory]
    [InlineData("64", 64)]
    [InlineData("-1", -1)]
    [InlineData("0.5KiB", 512)]
    [InlineData("0.001 ZB", 1_000_000_000_000_000_000)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void GetSize_Number_IsRead(string text, long bytes) => Assert.Equal(bytes, Of(text).GetSize("a:b"));

    [Theory]
    [InlineData("10", 0, 0, 10)]
    [InlineData("10 days", 0, 0, 10)]
    [InlineData("1d", 0, 0, 1)]
    [InlineData("2w", 0, 0, 14)]
    [InlineData("2 weeks", 0, 0, 14)]
    [InlineData("3m", 0, 3, 0)]
    [InlineData("3mo", 0, 3, 0)]
    [InlineData("3 months", 0, 3, 0)]
    [InlineData("-1y", -1, 0, 0)]
    [InlineData("1 year", 1, 0, 0)]
    public void GetPeriod_Text_IsRead(string text, int years, int months, int days) =>
        Assert.Equal(new Period(years, months, days), Of(text).GetPeriod("a:b"));

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("15 S")]
    [InlineData("15 sec")]
    [InlineData("15 s s")]
    [InlineData("1w")]
    [InlineData("1,5s")]
    [InlineData("0x10")]
    [InlineData("99999999999999999d")]
    [InlineData("1e99d")]
    public void GetDuration_Other_IsRefused(string text) => AssertRefused(text, "a duration such as", configuration => configuration.GetDuration("a:b"));

    [Theory]
    [InlineData("KiB")]
    [InlineData("1 KB")]
    [InlineData("1 kib")]
    [InlineData("0.5")]
    [InlineData("0.3KiB")]
    [InlineData("9223372036854775808")]
    [InlineData("8EiB")]
    [InlineData("1YiB")]
    public void GetSize_Other_IsRefused(string text) => AssertRefused(text, "a whole number, or a size such as", configuration => configuration.GetSize("a:b"));

    [Theory]
    [InlineData("1s")]
    [InlineData("1.5d")]
    [InlineData("1M")]
    [InlineData("9999999999d")]
    public void GetPeriod_Other_IsRefused(string text) => AssertRefused(text, "a period such as", configuration => configuration.GetPeriod("a:b"));

    [Fact]
    public void GetDuration_KeyThatIsNotSet_IsRefused() => Assert.StartsWith(
        "a:c is not set: expected a duration",
        Assert.Throws<HoconException>(() => Of("1s").GetSection("a").GetDuration("c")).Message,
        StringComparison.Ordinal);

    private static void AssertRefused<T>(string text, string form, Func<IConfiguration, T> read) => Assert.StartsWith(
        $"a:b = \"{text}\": expected {form}",
        Assert.Throws<HoconException>(() => read(Of(text))).Message,
        StringComparison.Ordinal);

    private static IConfigurationRoot Of(string text) => new ConfigurationBuilder().AddInMemoryCollection([new("a:b", text)]).Build();

    private static TheoryData<string, long> Table(params (long Amount, string Names)[] units) =>
        [.. units.SelectMany(unit => unit.Names.Split(' '), (unit, name) => new TheoryDataRow<string, long>(name, unit.Amount))];
}
