using System.Reflection;

namespace Akka.GameEvents.Actions;

/// <summary>Awaits what an action returns, whichever of the task types it declares.</summary>
internal static class TaskResult
{
    public static bool HasValue(Type returnType) =>
        returnType != typeof(void) && returnType != typeof(Task) && returnType != typeof(ValueTask);

    public static Func<object?, ValueTask<object?>> UnwrapperOf(Type returnType)
    {
        if (returnType == typeof(Task)) return static async returned => { await ((Task)returned!).ConfigureAwait(true); return null; };
        if (returnType == typeof(ValueTask)) return static async returned => { await ((ValueTask)returned!).ConfigureAwait(true); return null; };
        if (!IsGenericTask(returnType)) return static returned => new ValueTask<object?>(returned);
        var name = returnType.IsValueType ? nameof(OfValueTask) : nameof(OfTask);
        return typeof(TaskResult).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(returnType.GetGenericArguments()[0])
            .CreateDelegate<Func<object?, ValueTask<object?>>>();
    }

    private static bool IsGenericTask(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    private static async ValueTask<object?> OfTask<T>(object? returned) => await ((Task<T>)returned!).ConfigureAwait(true);

    private static async ValueTask<object?> OfValueTask<T>(object? returned) => await ((ValueTask<T>)returned!).ConfigureAwait(true);
}
