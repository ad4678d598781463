using Microsoft.Win32.SafeHandles;

namespace Akka.GameEvents.Forwarders.Files;

/// <summary>What a process leaves that ends while it writes a line.</summary>
internal static class TornLine
{
    /// <summary>Where the last whole line ends.</summary>
    public static long EndBefore(SafeFileHandle file)
    {
        var end = RandomAccess.GetLength(file);
        while (end > 0 && ByteAt(file, end - 1) != '\n') end--;
        return end;
    }

    private static int ByteAt(SafeFileHandle file, long position)
    {
        Span<byte> one = [0];
        return RandomAccess.Read(file, one, position) == 1 ? one[0] : -1;
    }
}
