using System.Reflection;

namespace Akka.GameEvents.Options;

/// <summary>Refuses settings that are out of their range or contradict each other, wherever they came from.</summary>
internal static class SettingsCheck
{
    private const string Root = "gameevents";

    /// <returns>The same settings.</returns>
    /// <exception cref="SettingException">A setting cannot be served.</exception>
    public static GameEventsOptions Check(GameEventsOptions options)
    {
        CheckRanges(Root, options);
        if (options.Links is { } links && links.OutboundTotalMaxBytes < links.OutboundMaxBytes)
        {
            throw new SettingException(
                $"{Root}.links.outbound-total-max-bytes",
                SettingText.Write(links.OutboundTotalMaxBytes),
                $"at least links.outbound-max-bytes, {links.OutboundMaxBytes}");
        }

        return options;
    }

    private static void CheckRanges(string path, object section)
    {
        foreach (var property in SettingsBinder.Settings(section.GetType()))
        {
            var value = property.GetValue(section);
            var key = $"{path}.{SettingsBinder.Key(property)}";
            if (value is not null && property.GetCustomAttribute<SettingRangeAttribute>() is { } range && !range.Holds(value))
                throw new SettingException(key, SettingText.Write(value), range.ToString());
            if (value is not null && SettingsBinder.IsRecord(value.GetType())) CheckRanges(key, value);
        }
    }
}
