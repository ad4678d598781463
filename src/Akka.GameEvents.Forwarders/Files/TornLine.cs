namespace Akka.GameEvents.Forwarders.Files;

/// <summary>What a process leaves that ends while it writes a line.</summary>
internal static class TornLine
{
    /// <summary>Cuts off what follows the last end of a line, and moves to the end.</summary>
    public static void Cut(FileStream file)
    {
        var end = file.Length;
        while (end > 0 && ByteAt(file, end - 1) != '\n') end--;
        if (end < file.Length) file.SetLength(end);
        file.Position = end;
    }

    private static int ByteAt(FileStream file, long position)
    {
        file.Position = position;
        return file.ReadByte();
    }
}
