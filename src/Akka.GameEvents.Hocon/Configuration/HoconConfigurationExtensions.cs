using Akka.GameEvents.Hocon.Configuration;
using Microsoft.Extensions.Configuration;

namespace Akka.GameEvents.Hocon;

/// <summary>HOCON as a source of configuration.</summary>
public static class HoconConfigurationExtensions
{
    /// <summary>Loads files now, and adds what they say together. They are not watched.</summary>
    /// <param name="files">The first lies lowest; see <see cref="HoconSource.FromFile"/>.</param>
    /// <exception cref="HoconException">As with <see cref="HoconDocument.Load(IReadOnlyList{HoconSource})"/>.</exception>
    public static IConfigurationBuilder AddHoconFiles(this IConfigurationBuilder builder, params IReadOnlyList<string> files) =>
        builder.AddHocon(HoconDocument.Load([.. files.Select(HoconSource.FromFile)]));

    /// <summary>Loads files and texts now, and adds what they say together. They are not watched.</summary>
    /// <param name="sources">The first lies lowest.</param>
    /// <exception cref="HoconException">As with <see cref="HoconDocument.Load(IReadOnlyList{HoconSource})"/>.</exception>
    public static IConfigurationBuilder AddHoconFiles(this IConfigurationBuilder builder, params IReadOnlyList<HoconSource> sources) =>
        builder.AddHocon(HoconDocument.Load(sources));

    /// <summary>Adds the settings of a document that is loaded already.</summary>
    public static IConfigurationBuilder AddHocon(this IConfigurationBuilder builder, HoconDocument document)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(document);
        return builder.Add(new HoconConfigurationSource(document));
    }
}
