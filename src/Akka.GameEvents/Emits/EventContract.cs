using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Akka.GameEvents.Emits;

/// <summary>How events of one record type travel: their name, delivery class and key.</summary>
internal sealed class EventContract
{
    private const int MaxNameBytes = 128;
    private static readonly ConcurrentDictionary<Type, EventContract> Known = new();
    private readonly PropertyInfo? _key;

    private EventContract(string name, DeliveryClass delivery, PropertyInfo? key)
    {
        Name = name;
        Delivery = delivery;
        _key = key;
    }

    public string Name { get; }

    public DeliveryClass Delivery { get; }

    public static EventContract Of(Type type) => Known.GetOrAdd(type, Read);

    /// <summary>An event without a record of its own.</summary>
    public static EventContract Of(string name, EmitOptions options)
    {
        Check(name, $"The event '{name}'");
        return new EventContract(name, options.HasFlag(EmitOptions.Volatile) ? DeliveryClass.Volatile : DeliveryClass.Logged, null);
    }

    /// <summary>The text that tells one <see cref="DeliveryClass.Latest"/> event's key from another's.</summary>
    public string? KeyOf(object? payload) =>
        Delivery == DeliveryClass.Latest ? Convert.ToString(_key?.GetValue(payload), CultureInfo.InvariantCulture) ?? "" : null;

    private static EventContract Read(Type type)
    {
        if (type.Namespace is "System" || type.IsDefined(typeof(CompilerGeneratedAttribute)))
            throw new InvalidOperationException($"{type} is no event record: emit a record of your own, or give the event a name.");
        var name = type.GetCustomAttribute<EventAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(PlainName(type));
        Check(name, $"The event record {type.FullName}");
        var latest = type.GetCustomAttribute<LatestAttribute>();
        var isVolatile = type.IsDefined(typeof(VolatileAttribute));
        if (latest is not null && isVolatile)
            throw new InvalidOperationException($"The event record {type.FullName} is both [Latest] and [Volatile]; keep one.");
        if (latest is null) return new EventContract(name, isVolatile ? DeliveryClass.Volatile : DeliveryClass.Logged, null);
        return new EventContract(name, DeliveryClass.Latest, latest.KeyProperty is { } key ? KeyProperty(type, key) : null);
    }

    private static PropertyInfo KeyProperty(Type type, string name) =>
        type.GetProperty(name) ?? throw new InvalidOperationException($"The event record {type.FullName} has no public property '{name}', which [Latest] names.");

    private static string PlainName(Type type) => type.IsGenericType ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] : type.Name;

    private static void Check(string name, string subject)
    {
        if (ReservedNames.Events.Contains(name))
            throw new InvalidOperationException($"{subject} is named '{name}' on the wire, which clients keep for themselves; name it otherwise with [Event(\"…\")].");
        if (name.Length == 0 || Encoding.UTF8.GetByteCount(name) > MaxNameBytes)
            throw new InvalidOperationException($"{subject} needs a name of 1 to {MaxNameBytes} bytes.");
    }
}
