using System.CommandLine;
using System.Diagnostics.Metrics;
using Akka.GameEvents.Forwarders;
using Akka.GameEvents.Forwarders.DeadLetters;
using Akka.GameEvents.Forwarders.Mapping;
using Akka.GameEvents.Forwarders.Settings;
using Akka.GameEvents.Options;
using Akka.GameEvents.Server.Settings;
using Akka.GameEvents.ServerEvents;
using Microsoft.Extensions.Logging.Abstractions;

namespace Akka.GameEvents.Server.Commands;

/// <summary><c>gameevents replay FILE</c>: sends dead letters again.</summary>
internal static class ReplayCommand
{
    // Somebody sits and waits for it.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static Command Create(Option<FileInfo?> config)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A file of dead letters, such as data/dead-letters/NAME.ndjson." };
        var forwarder = new Option<string?>("--forwarder") { Description = "The forwarder that sends them. Default: the one whose name the file has.", HelpName = "NAME" };
        var command = new Command(
            "replay",
            "Sends the events of a file of dead letters through a forwarder of the settings; a server may run meanwhile. What fails again stays in the file.")
        {
            file,
            forwarder,
        };
        command.SetAction((parsed, stop) => Outcome.OfAsync(
            () => RunAsync(
                parsed.GetRequiredValue(file).FullName,
                parsed.GetValue(forwarder),
                ServerSettings.Load(SettingsSources.OfProcess(parsed.GetValue(config), null)),
                parsed.InvocationConfiguration.Output,
                stop),
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static async Task RunAsync(string path, string? forwarder, ServerSettings settings, TextWriter output, CancellationToken stop)
    {
        var name = forwarder ?? DeadLetterReplay.ConsumerOf(path);
        var forwarders = settings.Game.ServerEvents.Forwarders;
        if (forwarders.FirstOrDefault(one => one.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value is not { } options)
        {
            var known = forwarders.Count == 0 ? "the settings have none" : $"those there are: {string.Join(", ", forwarders.Keys)}";
            throw new SettingException($"There is no forwarder {name}; {known}. --forwarder names one, --config the settings.");
        }

        using var meters = new ReplayMeters();
        var sinks = new ForwarderSinks(new Disk(), TimeProvider.System, new ForwarderMetrics(meters), NullLoggerFactory.Instance);
        await using var delivery = sinks.CreateDelivery(name, options, options.Retry.GiveUpAfter < Patience ? options.Retry.GiveUpAfter : Patience);
        var replay = new DeadLetterReplay(
            path, delivery, new EventMapping(options), options.Batch, count => output.WriteLine($"{count.Sent} sent, {count.Kept} kept"));
        var (sent, kept) = await replay.RunAsync(stop).ConfigureAwait(false);
        if (kept > 0) throw new IOException($"{kept} of {sent + kept} events were not sent; they are in {path}.");
        await output.WriteLineAsync($"{name} has all {sent} events.").ConfigureAwait(false);
    }

    /// <summary>Nobody looks at the metrics of a command.</summary>
    private sealed class ReplayMeters : IMeterFactory
    {
        private readonly Meter _meter = new("Akka.GameEvents.Forwarders");

        public Meter Create(MeterOptions options) => _meter;

        public void Dispose() => _meter.Dispose();
    }
}
