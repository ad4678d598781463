using Akka.GameEvents.Hocon;

namespace Akka.GameEvents.Server.Settings;

/// <summary>The files of <c>hocon/</c> that are part of the program.</summary>
internal static class BuiltInFiles
{
    /// <summary>Every setting with its default.</summary>
    public static HoconSource Reference => HoconSource.FromText(ReferenceText, "reference.conf");

    /// <summary>What a developer's machine changes.</summary>
    public static HoconSource Development => HoconSource.FromText(Read("gameevents.conf"), "gameevents.conf");

    public static string ReferenceText => Read("reference.conf");

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(BuiltInFiles).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
