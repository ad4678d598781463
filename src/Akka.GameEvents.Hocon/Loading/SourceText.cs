using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Akka.GameEvents.Hocon.Loading;

/// <summary>Reads a file's text, within bounds and strictly.</summary>
internal static class SourceText
{
    /// <returns>Null when there is no such file.</returns>
    /// <exception cref="HoconException">It cannot be read, is too large, or is not UTF-8.</exception>
    public static string? TryRead(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return Decode(ReadBytes(file, path), path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new HoconException($"{path}: the file cannot be read; see that it is a file, and that this user may read it.");
        }
    }

    // A pipe has no length to ask for.
    private static byte[] ReadBytes(FileStream file, string path)
    {
        var content = new ArrayBufferWriter<byte>();
        while (file.Read(content.GetSpan(1 << 14)) is > 0 and var read)
        {
            content.Advance(read);
            if (content.WrittenCount > HoconLimits.MaxFileBytes)
                throw new HoconException($"{path}: the file has more than {HoconLimits.MaxFileBytes >> 20} MiB; a file of settings may not.");
        }

        return content.WrittenSpan.ToArray();
    }

    private static string Decode(byte[] bytes, string path)
    {
        var text = new char[bytes.Length];
        var status = Utf8.ToUtf16(bytes, text, out var read, out var written, replaceInvalidSequences: false);
        if (status == OperationStatus.Done) return new string(text, 0, written);
        var line = bytes.AsSpan(0, read).Count((byte)'\n') + 1;
        var lineStart = bytes.AsSpan(0, read).LastIndexOf((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(bytes, lineStart, read - lineStart) + 1;
        throw new HoconException(new HoconOrigin(path, line, column), "the file is not UTF-8 from here on; save it as UTF-8.");
    }
}
