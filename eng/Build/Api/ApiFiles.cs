namespace Akka.GameEvents.Build.Api;

/// <summary>The reviewed listings: one for each assembly that is published.</summary>
internal static class ApiFiles
{
    public const string Folder = "eng/api";

    public static string PathFor(string assembly) => $"{Folder}/{assembly}.txt";
}
