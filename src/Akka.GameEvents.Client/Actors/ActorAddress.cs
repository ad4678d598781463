using System.Text;

namespace Akka.GameEvents.Client;

/// <summary>The address of an actor: its type and key as they are, and as the wire writes them (docs/protocol.md §1).</summary>
internal sealed class ActorAddress
{
    private const int MaxTypeLength = 64;
    private const int MaxSegments = 8;
    private const int MaxBytes = 256;
    private const string Digits = "0123456789ABCDEF";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ActorAddress(string type, string[] key, string text)
    {
        Type = type;
        Key = key;
        Text = text;
    }

    public string Type { get; }

    public string[] Key { get; }

    /// <summary>Every byte but RFC 3986's unreserved ones is percent-encoded, so that no two keys share an address.</summary>
    public string Text { get; }

    /// <exception cref="GameError">The <c>bad_message</c> that the server would answer.</exception>
    public static ActorAddress Of(string type, string[] key)
    {
        if (!IsType(type))
            throw Invalid($"the actor type '{type}' is not of the form [A-Za-z][A-Za-z0-9_-]{{0,63}}");
        if (key.Length > MaxSegments)
            throw Invalid($"a key has at most {MaxSegments} segments");
        var text = new StringBuilder(type);
        var bytes = 0;
        foreach (var segment in key)
        {
            text.Append('/');
            bytes += Append(text, segment);
        }

        if (bytes > MaxBytes)
            throw Invalid($"a key has at most {MaxBytes} bytes");
        return new ActorAddress(type, (string[])key.Clone(), text.ToString());
    }

    private static int Append(StringBuilder text, string segment)
    {
        byte[] bytes;
        try
        {
            bytes = Strict.GetBytes(segment);
        }
        catch (EncoderFallbackException)
        {
            throw Invalid("a key holds half a surrogate pair");
        }

        foreach (var each in bytes)
        {
            if (IsUnreserved((char)each))
                text.Append((char)each);
            else
                text.Append('%').Append(Digits[each >> 4]).Append(Digits[each & 15]);
        }

        return bytes.Length;
    }

    private static bool IsType(string type) =>
        type.Length is > 0 and <= MaxTypeLength && IsLetter(type[0])
        && type.All(each => IsLetter(each) || IsDigit(each) || each is '_' or '-');

    private static bool IsUnreserved(char each) => IsLetter(each) || IsDigit(each) || each is '-' or '.' or '_' or '~';

    private static bool IsLetter(char each) => each is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');

    private static bool IsDigit(char each) => each is >= '0' and <= '9';

    private static GameError Invalid(string why) => new(GameErrorCodes.BadMessage, $"No such address: {why}.");
}
