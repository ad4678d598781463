using Akka.GameEvents.Users;

namespace Akka.GameEvents.Compat.Mage.Sessions;

/// <summary>What a user command emitted to its own caller: its answer carries it.</summary>
/// <param name="caller">Whom the actor sees.</param>
internal sealed class OwnEvents(GameSession caller)
{
    private readonly List<ReadOnlyMemory<byte>> _events = [];

    public GameSession Caller { get; } = caller;

    public IReadOnlyList<ReadOnlyMemory<byte>> All => _events;

    public void Add(ReadOnlyMemory<byte> e) => _events.Add(e);
}
