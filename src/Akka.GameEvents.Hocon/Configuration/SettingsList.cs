using System.Globalization;
using Akka.GameEvents.Hocon.Values;
using Microsoft.Extensions.Configuration;

namespace Akka.GameEvents.Hocon.Configuration;

/// <summary>
/// Flattens a resolved object as .NET's JSON provider does. Configuration does not tell keys apart that differ in case only; HOCON does,
/// so that such a pair is refused: one of the two would be lost.
/// </summary>
internal sealed class SettingsList
{
    private readonly List<HoconSetting> _settings = [];
    private readonly Dictionary<string, HoconOrigin> _keys = new(StringComparer.OrdinalIgnoreCase);
    private long _keyText;

    /// <exception cref="HoconException">Two keys would be one.</exception>
    public static IReadOnlyList<HoconSetting> Of(HoconObject root)
    {
        var list = new SettingsList();
        list.AddFields(root, "");
        return list._settings;
    }

    private void AddFields(HoconObject value, string prefix)
    {
        foreach (var (name, field) in value.Fields)
            Add(prefix + name, field);
    }

    private void Add(string key, HoconValue value)
    {
        if ((_keyText += key.Length) > HoconLimits.MaxText) throw new HoconException(value.Origin, "the keys are too long; use shorter ones.");
        if (!_keys.TryAdd(key, value.Origin))
            throw new HoconException(value.Origin, $"the key {key} is, but for the case of letters, also at {_keys[key]}; write it one way.");
        switch (value)
        {
            case HoconScalar scalar:
                _settings.Add(new(key, scalar.Kind == ScalarKind.Null ? null : scalar.Text, scalar.Origin, scalar.Variables));
                break;
            case HoconArray { Items.Count: 0 }:
                _settings.Add(new(key, "", value.Origin, []));
                break;
            case HoconObject { Fields.Count: 0 }:
                _settings.Add(new(key, null, value.Origin, []));
                break;
            case HoconArray array:
                for (var i = 0; i < array.Items.Count; i++)
                    Add(string.Create(CultureInfo.InvariantCulture, $"{key}{ConfigurationPath.KeyDelimiter}{i}"), array.Items[i]);
                break;
            case HoconObject fields:
                AddFields(fields, key + ConfigurationPath.KeyDelimiter);
                break;
        }
    }
}
