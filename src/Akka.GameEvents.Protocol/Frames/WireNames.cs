using System.Text.Json;

namespace Akka.GameEvents.Protocol;

/// <summary>The member names of server messages, escaped and encoded once.</summary>
internal static class WireNames
{
    public static readonly JsonEncodedText Type = JsonEncodedText.Encode("t");
    public static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    public static readonly JsonEncodedText Address = JsonEncodedText.Encode("a");
    public static readonly JsonEncodedText Connection = JsonEncodedText.Encode("c");
    public static readonly JsonEncodedText Epoch = JsonEncodedText.Encode("e");
    public static readonly JsonEncodedText Sequence = JsonEncodedText.Encode("s");
    public static readonly JsonEncodedText Name = JsonEncodedText.Encode("n");
    public static readonly JsonEncodedText Data = JsonEncodedText.Encode("d");
    public static readonly JsonEncodedText Code = JsonEncodedText.Encode("code");
    public static readonly JsonEncodedText Message = JsonEncodedText.Encode("message");
    public static readonly JsonEncodedText Retry = JsonEncodedText.Encode("retry");
    public static readonly JsonEncodedText Now = JsonEncodedText.Encode("now");
    public static readonly JsonEncodedText Url = JsonEncodedText.Encode("url");
    public static readonly JsonEncodedText Cursor = JsonEncodedText.Encode("cursor");
}
