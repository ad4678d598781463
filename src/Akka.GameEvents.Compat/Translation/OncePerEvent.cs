using System.Runtime.CompilerServices;
using Akka.GameEvents.Logs;

namespace Akka.GameEvents.Compat.Translation;

/// <summary>
/// Translates an event once for all links of a dialect. A log hands an event to its members one after another, and those that lag come to it
/// soon after, so the newest few are all that needs to be kept; one that two threads come to at once may be translated twice.
/// </summary>
internal sealed class OncePerEvent<T>(Func<Outgoing, T> translate)
{
    private const int Kept = 256;
    private readonly Entry?[] _newest = new Entry?[Kept];

    public T Of(Outgoing source)
    {
        ref var place = ref _newest[RuntimeHelpers.GetHashCode(source) % Kept];
        var known = Volatile.Read(ref place);
        if (known is not null && ReferenceEquals(known.Source, source)) return known.Translated;
        var entry = new Entry(source, translate(source));
        Volatile.Write(ref place, entry);
        return entry.Translated;
    }

    private sealed record Entry(Outgoing Source, T Translated);
}
