using System.Text.Json;
using Akka.GameEvents.Options;

namespace Akka.GameEvents.Server.Settings;

/// <summary>A JSON file of settings; comments and trailing commas are welcome.</summary>
internal static class SettingsFile
{
    /// <exception cref="SettingException">There is no such file, or it is not what it should be.</exception>
    public static IConfigurationRoot Read(FileInfo file)
    {
        if (!file.Exists) throw new SettingException($"{file.FullName}: there is no such file.");
        try
        {
            using var content = file.OpenRead();
            var settings = new ConfigurationBuilder().AddJsonStream(content).Build();
            return settings.GetChildren().FirstOrDefault(child => !IsRoot(child)) is { } other
                ? throw new SettingException($"{file.FullName}: all settings are in one object \"{SettingsLayers.Root}\"; found \"{other.Key}\" beside it.")
                : settings;
        }
        catch (JsonException e)
        {
            throw new SettingException($"{file.FullName}: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: this is not valid JSON.");
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"{file.FullName}: {e.Message}");
        }
    }

    private static bool IsRoot(IConfigurationSection section) => section.Key.Equals(SettingsLayers.Root, StringComparison.OrdinalIgnoreCase);
}
