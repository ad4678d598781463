using System.Text;
using System.Text.Json;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Nakama.Http;

/// <summary>What a client shows to be given tokens. Other members are not read, as Nakama does not read them.</summary>
/// <param name="Credential">The text that it is known by; empty for none.</param>
/// <param name="Vars">What its tokens are to carry along; empty for nothing.</param>
internal sealed record CredentialBody(string Credential, IReadOnlyDictionary<string, string> Vars)
{
    // They come back with every request, within the token.
    private const int MaxVarsBytes = 1024;

    /// <param name="body">A JSON object, or nothing.</param>
    /// <param name="member">Where the credential is.</param>
    /// <exception cref="NakamaRefusal">The body is neither.</exception>
    public static CredentialBody Read(ReadOnlyMemory<byte> body, string member)
    {
        if (body.IsEmpty) return new CredentialBody("", new Dictionary<string, string>());
        // Half a surrogate pair is valid JSON, and reading it would throw: that is checked as well.
        if (!RawJson.TryFrom(body.Span, out var json)) throw Fault("The body must be JSON.");
        using var document = JsonDocument.Parse(json.Utf8);
        if (document.RootElement.ValueKind != JsonValueKind.Object) throw Fault("The body must be an object.");
        return new CredentialBody(TextOf(document.RootElement, member), VarsOf(document.RootElement));
    }

    private static string TextOf(JsonElement body, string member)
    {
        if (!body.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null) return "";
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Fault($"{member} must be a text.");
    }

    private static Dictionary<string, string> VarsOf(JsonElement body)
    {
        var vars = new Dictionary<string, string>();
        if (!body.TryGetProperty("vars", out var value) || value.ValueKind == JsonValueKind.Null) return vars;
        if (value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Any(entry => entry.Value.ValueKind != JsonValueKind.String))
            throw Fault("vars must be an object of texts.");
        foreach (var entry in value.EnumerateObject()) vars[entry.Name] = entry.Value.GetString()!;
        return vars.Sum(entry => Encoding.UTF8.GetByteCount(entry.Key) + Encoding.UTF8.GetByteCount(entry.Value)) <= MaxVarsBytes
            ? vars
            : throw Fault($"vars may have {MaxVarsBytes} bytes.");
    }

    private static NakamaRefusal Fault(string message) => new(NakamaError.Invalid(message));
}
