using Akka.GameEvents.Build;

namespace Akka.GameEvents.Architecture.Tests;

internal static class ThisRepository
{
    public static Repository Instance { get; } = Repository.Containing(AppContext.BaseDirectory);
}
