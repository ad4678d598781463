using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Tests.Actions;

/// <summary>How a client's JSON arguments become an action's parameters.</summary>
public class BindingTests
{
    private enum Color
    {
        Red,
        DeepBlue,
    }

    private sealed record Item(string Name, int Count = 1, string? Note = null);

    private sealed class Clerk
    {
        public string Name { get; } = "clerk";
    }

    private sealed class Binder : GameActor<NoState>
    {
        private string _last = "";

        [Action]
        public string Two(string name, int count) => _last = $"{name}:{count}";

        [Action]
        public string Optional(string name, int count = 7, string? note = null, Color color = Color.DeepBlue, Color? maybe = Color.Red) =>
            _last = $"{name}:{count}:{note ?? "-"}:{color}:{maybe}";

        [Action]
        public string Nullable(string? name, int? count) => _last = $"{name ?? "-"}:{count?.ToString() ?? "-"}";

        [Action]
        public Color Paint(Color color)
        {
            _last = "painted";
            return color;
        }

        [Action]
        public Item Take(Item item)
        {
            _last = "taken";
            return item;
        }

        [Action]
        public int List(IReadOnlyList<int> numbers) => Count(numbers.Count);

        [Action]
        public int Array(Item[] items) => Count(items.Length);

        [Action]
        public int Names(List<string> names) => Count(names.Count);

        [Action]
        public JsonValueKind Any(JsonElement value)
        {
            _last = "any";
            return value.ValueKind;
        }

        [Action]
        public bool NoValue(JsonElement? value = null)
        {
            _last = "maybe";
            return value is null;
        }

        [Action]
        public string Checked([MaxLength(3)] string text, [Range(1, 9)] int digit) => _last = $"{text}{digit}";

        [Action]
        public string Served(string a, [FromServices] Clerk clerk, int b, CancellationToken stop) =>
            _last = $"{a}:{clerk.Name}:{b}:{stop.CanBeCanceled}";

        [Action]
        public string Last() => _last;

        private int Count(int count)
        {
            _last = "counted";
            return count;
        }
    }

    private static GameTestKit Start() => GameTestKit.Start(game => game.AddActor<Binder>(), services => services.AddScoped<Clerk>());

    public static TheoryData<string, object?[], string, string> BadArguments => new()
    {
        { "two", ["Ann"], "count", "integer (Int32)" },
        { "two", [], "name", "string" },
        { "two", ["Ann", 1, 2], "args", "2 argument(s)" },
        { "optional", [], "name", "string" },
        { "optional", ["Ann", 1, "n", "red", "red", 6], "args", "1 to 5 argument(s)" },
        { "two", [null, 1], "name", "string" },
        { "two", ["Ann", null], "count", "integer (Int32)" },
        { "two", ["Ann", "1"], "count", "integer (Int32)" },
        { "two", ["Ann", 1.5], "count", "integer (Int32)" },
        { "two", ["Ann", 3_000_000_000], "count", "integer (Int32)" },
        { "two", [1, 1], "name", "string" },
        { "paint", ["green"], "color", "one of red, deepBlue" },
        { "paint", [1], "color", "one of red, deepBlue" },
        { "take", [new { count = 1 }], "item", "object (Item)" },
        { "take", [new { name = (string?)null }], "item.name", "object (Item)" },
        { "take", [new { name = "sword", count = "two" }], "item.count", "object (Item)" },
        { "take", ["sword"], "item", "object (Item)" },
        { "list", [new object[] { 1, "two" }], "numbers[1]", "list of integer (Int32)" },
        { "list", ["one"], "numbers[0]", "list of integer (Int32)" },
        { "list", [null], "numbers", "list of integer (Int32)" },
        { "names", [new object?[] { "a", null }], "names[1]", "list of string" },
        { "array", [new object?[] { null }], "items[0]", "list of object (Item)" },
        { "checked", ["four", 1], "text", "string: The field text must be a string or array type with a maximum length of '3'." },
        { "checked", ["abc", 10], "digit", "integer (Int32): The field digit must be between 1 and 9." },
    };

    [Theory]
    [MemberData(nameof(BadArguments))]
    public async Task Call_BadArguments_AreRefusedByNameAndNothingRuns(string action, object?[] arguments, string argument, string expected)
    {
        await using var kit = Start();
        var binder = kit.Actor<Binder>();

        var failure = await Refused.WithAsync("bad_args", binder.CallAsync(action, arguments));

        var data = JsonDocument.Parse(failure.Error.Data.Utf8).RootElement;
        Assert.Equal((argument, expected), (data.GetProperty("argument").GetString(), data.GetProperty("expected").GetString()));
        Assert.Equal("", await binder.CallAsync(b => b.Last()));
    }

    public static TheoryData<string, object?[], object?> GoodArguments => new()
    {
        { "two", ["Ann", 1], "Ann:1" },
        { "optional", ["Ann"], "Ann:7:-:DeepBlue:Red" },
        { "optional", ["Ann", 1, null], "Ann:1:-:DeepBlue:Red" },
        { "optional", ["Ann", 1, "n", "red", null], "Ann:1:n:Red:" },
        { "nullable", [null, null], "-:-" },
        { "nullable", ["Ann", 1], "Ann:1" },
        { "paint", ["deepBlue"], "deepBlue" },
        { "take", [new { name = "sword" }], new { name = "sword", count = 1, note = (string?)null } },
        { "take", [new { name = "sword", count = 2, unknown = 1 }], new { name = "sword", count = 2, note = (string?)null } },
        { "list", [new List<int> { 1, 2 }], 2 },
        { "list", [1], 1 },
        { "list", [Array.Empty<int>()], 0 },
        { "array", [new { name = "sword" }], 1 },
        { "array", [new[] { new { name = "a" }, new { name = "b" } }], 2 },
        { "names", ["one"], 1 },
        { "any", [new { a = 1 }], "object" },
        { "any", [null], "null" },
        { "noValue", [], true },
        { "noValue", [1], false },
        { "checked", ["abc", 9], "abc9" },
        { "served", ["x", 2], "x:clerk:2:True" },
    };

    [Theory]
    [MemberData(nameof(GoodArguments))]
    public async Task Call_GoodArguments_Bind(string action, object?[] arguments, object? result)
    {
        await using var kit = Start();

        var answer = await kit.Actor<Binder>().CallAsync(action, arguments);

        Assert.True(JsonElement.DeepEquals(JsonSerializer.SerializeToElement(result), answer), $"{answer}");
    }

    [Fact]
    public async Task Call_ByExpression_SendsOnlyWhatTheClientSends()
    {
        await using var kit = Start();

        Assert.Equal("x:clerk:2:True", await kit.Actor<Binder>().CallAsync(b => b.Served("x", null!, 2, default)));
    }

    [Fact]
    public async Task Call_UnknownAction_IsActionUnknown()
    {
        await using var kit = Start();

        await Refused.WithAsync("action_unknown", kit.Actor<Binder>().CallAsync("three"));
        await Refused.WithAsync("action_unknown", kit.Actor<Binder>().CallAsync("Two", "Ann", 1));
    }
}
