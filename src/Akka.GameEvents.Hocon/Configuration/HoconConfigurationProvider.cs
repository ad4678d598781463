using Microsoft.Extensions.Configuration;

namespace Akka.GameEvents.Hocon;

/// <summary>Provides the settings of a document; found among <see cref="IConfigurationRoot.Providers"/> to ask where a setting came from.</summary>
public sealed class HoconConfigurationProvider : ConfigurationProvider
{
    internal HoconConfigurationProvider(HoconDocument document) => Document = document;

    /// <summary>What was loaded, with origins.</summary>
    public HoconDocument Document { get; }

    /// <inheritdoc/>
    public override void Load() =>
        Data = Document.Settings.ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.OrdinalIgnoreCase);
}
