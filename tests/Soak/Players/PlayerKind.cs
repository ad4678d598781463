namespace Akka.GameEvents.Soak.Players;

/// <summary>The clients that are shipped.</summary>
internal enum PlayerKind
{
    TypeScript,
    DotNet,
}
