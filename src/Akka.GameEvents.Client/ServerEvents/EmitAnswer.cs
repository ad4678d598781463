using System.Text.Json;

namespace Akka.GameEvents.Client;

/// <summary>Reads the answer to an emit: <c>{accepted,duplicates,rejected:[{i,code,message}]}</c>.</summary>
internal static class EmitAnswer
{
    /// <summary>What it says of each of <paramref name="count"/> events, not which are the duplicates; null when it is no such answer.</summary>
    public static Verdict[]? Read(ReadOnlyMemory<byte> answer, int count)
    {
        if (answer.IsEmpty)
            return null;
        using var document = JsonDocument.Parse(answer, new JsonDocumentOptions { MaxDepth = ClientJson.MaxDepth });
        if (Member(document.RootElement, "rejected", JsonValueKind.Array) is not { } rejected)
            return null;
        var verdicts = new Verdict[count];
        foreach (var each in rejected.EnumerateArray())
        {
            if (Member(each, "i", JsonValueKind.Number) is not { } at || !at.TryGetInt32(out var i) || i < 0 || i >= count)
                return null;
            if (Member(each, "code", JsonValueKind.String)?.GetString() is not { } code)
                return null;
            verdicts[i] = Verdict.Of(new GameError(code, Member(each, "message", JsonValueKind.String)?.GetString()));
        }

        Mark(verdicts, Member(document.RootElement, "duplicates", JsonValueKind.Number));
        return verdicts;
    }

    private static void Mark(Verdict[] verdicts, JsonElement? duplicates)
    {
        if (duplicates is null || !duplicates.Value.TryGetInt32(out var left))
            return;
        for (var i = 0; i < verdicts.Length && left > 0; i++)
        {
            if (verdicts[i].Error is not null)
                continue;
            verdicts[i] = new Verdict(true, null);
            left--;
        }
    }

    private static JsonElement? Member(JsonElement container, string name, JsonValueKind kind) =>
        container.ValueKind == JsonValueKind.Object && container.TryGetProperty(name, out var member) && member.ValueKind == kind ? member : null;
}
