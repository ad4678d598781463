using System.Reflection;
using Akka.GameEvents.Tokens;

namespace Akka.GameEvents.Options;

/// <summary>Finds settings that are out of their range or contradict each other, wherever they came from.</summary>
internal static class SettingsCheck
{
    private const string Root = "gameevents";

    /// <returns>The same settings.</returns>
    /// <exception cref="SettingException">A setting cannot be served.</exception>
    public static GameEventsOptions Check(GameEventsOptions options)
    {
        var problems = new List<SettingProblem>();
        Check(options, problems);
        SettingException.ThrowIfAny(problems);
        return options;
    }

    /// <summary>Notes what is wrong with the settings.</summary>
    public static void Check(GameEventsOptions options, List<SettingProblem> problems)
    {
        CheckRanges(options, problems);
        CheckLimits(options.Links, problems);
        CheckTransports(options, problems);
        CheckSpool(options.ServerEvents.Spool, problems);
        TokenSettings.Check(options.Auth, problems);
    }

    /// <summary>Notes what is out of its range, in a record of the groups under <c>gameevents</c>.</summary>
    public static void CheckRanges(object root, List<SettingProblem> problems) => CheckRanges(Root, root, problems);

    private static void CheckLimits(LinksOptions links, List<SettingProblem> problems)
    {
        if (links.OutboundTotalMaxBytes < links.OutboundMaxBytes)
        {
            problems.Add(SettingProblem.Value(
                $"{Root}.links.outbound-total-max-bytes",
                SettingText.Write(links.OutboundTotalMaxBytes),
                $"at least links.outbound-max-bytes, {links.OutboundMaxBytes}"));
        }

        for (var i = 0; i < links.TrustedProxies.Count; i++)
        {
            if (NetworkText.Parse(links.TrustedProxies[i]) is null)
                problems.Add(SettingProblem.Value($"{Root}.links.trusted-proxies.{i}", links.TrustedProxies[i], NetworkText.Form));
        }
    }

    private static void CheckSpool(SpoolOptions spool, List<SettingProblem> problems)
    {
        if (spool.CommitBytes > spool.SegmentBytes)
        {
            problems.Add(SettingProblem.Value(
                $"{Root}.server-events.spool.commit-bytes", SettingText.Write(spool.CommitBytes), $"at most server-events.spool.segment-bytes, {spool.SegmentBytes}"));
        }

        // With less, the segment that is written could fill the spool, and is the one that is never deleted.
        if (spool.MaxBytes < 2L * spool.SegmentBytes)
        {
            problems.Add(SettingProblem.Value(
                $"{Root}.server-events.spool.max-bytes", SettingText.Write(spool.MaxBytes), $"at least twice server-events.spool.segment-bytes, {2L * spool.SegmentBytes}"));
        }
    }

    private static void CheckTransports(GameEventsOptions options, List<SettingProblem> problems)
    {
        for (var i = 0; i < options.Links.Detect.Count; i++)
        {
            if (!Transports.All.Contains(options.Links.Detect[i]))
                problems.Add(SettingProblem.Value($"{Root}.links.detect.{i}", options.Links.Detect[i], string.Join(", ", Transports.All)));
        }

        if (options.Links.Detect.Contains(Transports.ShortPolling) && options.Links.Shortpolling.Interval >= options.Sessions.ResumeWindow)
        {
            problems.Add(SettingProblem.Value(
                $"{Root}.links.shortpolling.interval",
                SettingText.Write(options.Links.Shortpolling.Interval),
                $"below sessions.resume-window, {SettingText.Write(options.Sessions.ResumeWindow)}, or no shortpolling in links.detect"));
        }
    }

    private static void CheckRanges(string path, object group, List<SettingProblem> problems)
    {
        foreach (var property in SettingsSchema.Properties(group.GetType()))
        {
            if (property.GetValue(group) is not { } value) continue;
            var key = $"{path}.{SettingsSchema.Key(property)}";
            if (property.GetCustomAttribute<SettingRangeAttribute>() is { } range && !range.Holds(value))
                problems.Add(SettingProblem.Value(key, SettingText.Write(value), range.ToString()));
            if (SettingsSchema.IsGroup(value.GetType())) CheckRanges(key, value, problems);
        }
    }
}
