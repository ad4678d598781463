using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Vectors;

/// <summary>The server keeps to every conversation of tests/vectors.</summary>
public sealed class ConversationTests(ConversationTests.SharedServer shared) : IClassFixture<ConversationTests.SharedServer>
{
    public static TheoryData<string, int> WithoutSettings => Cases(settings: false);

    public static TheoryData<string, int> WithSettings => Cases(settings: true);

    [Theory]
    [MemberData(nameof(WithoutSettings))]
    public async Task Conversation_DefaultSettings_GoesAsWritten(string name, int index) =>
        await new ConversationRunner(shared.Server, ConversationCase.Of(name, index)).RunAsync();

    [Theory]
    [MemberData(nameof(WithSettings))]
    public async Task Conversation_OwnSettings_GoesAsWritten(string name, int index)
    {
        await using var server = await ServerUnderTest.StartAsync(ConversationCase.SettingsOf(name));

        await new ConversationRunner(server, ConversationCase.Of(name, index)).RunAsync();
    }

    private static TheoryData<string, int> Cases(bool settings) =>
        [.. ConversationCase.With(settings).SelectMany(name => Enumerable.Range(0, ConversationCase.CountOf(name)).Select(index => (name, index)))];

    /// <summary>The conversations name different actors, so one server does for all that have no settings of their own.</summary>
    public sealed class SharedServer : IAsyncLifetime
    {
        internal ServerUnderTest Server { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Server = await ServerUnderTest.StartAsync(ConversationCase.SettingsOf(null));

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
