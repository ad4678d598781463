using Akka.GameEvents.Logs;

namespace Akka.GameEvents.Compat.Translation;

/// <summary>
/// Translates an event once for all links of a dialect: a log hands an event to its members one after another on one thread, so what that
/// thread translated last is all that needs to be kept.
/// </summary>
internal sealed class OncePerEvent<T>(Func<Outgoing, T> translate) : IDisposable
    where T : class
{
    private readonly ThreadLocal<(Outgoing? Source, T? Translated)> _last = new();

    public T Of(Outgoing source)
    {
        var (known, translated) = _last.Value;
        if (ReferenceEquals(known, source)) return translated!;
        translated = translate(source);
        _last.Value = (source, translated);
        return translated;
    }

    public void Dispose() => _last.Dispose();
}
