namespace Akka.GameEvents.Client;

// From the application: calls.
internal sealed partial class ClientCore
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(1);

    /// <summary>From a connection: the call waits for its join and goes down with it.</summary>
    public Task<T> CallAsync<T>(CallTarget target, string action, object?[] args, TimeSpan? timeout, CancellationToken cancellation)
    {
        if (timeout <= TimeSpan.Zero || timeout > LongestTimeout)
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, $"It must be more than nothing and at most {LongestTimeout}.");
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellation);
        Call<T> call;
        try
        {
            ThrowIfDisposed();
            call = new Call<T>(target, action, Body(target, action, args), Dispatcher, _json);
        }
        catch (GameError error)
        {
            return Task.FromException<T>(error);
        }

        _turns.Run(() =>
        {
            if (_session.IsDisposed)
                call.Lost(new GameError(GameErrorCodes.Disposed));
            else if (target.Refusal is { } refusal)
                call.Lost(refusal);
            else
                Begin(call);
            call.Watch(timeout, _turns, _timers, _requests.Forget, cancellation);
        });
        return call.Outcome;
    }

    /// <summary>Without a connection: the action sees no caller.</summary>
    public Task<T> CallOnceAsync<T>(ActorTarget target, string action, object?[] args, TimeSpan? timeout, CancellationToken cancellation) =>
        CallAsync<T>(new OneShot(target), action, args, timeout, cancellation);

    private void Begin(Call call)
    {
        _session.Start();
        _requests.Add(call);
    }

    private byte[] Body(CallTarget target, string action, object?[] args)
    {
        // Where the compiler has spread a list over the parameters: it was meant as one argument.
        var plain = args.GetType() == typeof(object[]) ? args : [args];
        return Written(
            () => ClientMessages.Write(writer =>
            {
                writer.WriteString("a", target.Address);
                writer.WriteString("action", action);
                writer.WriteStartArray("args");
                foreach (var each in plain)
                    ValueWriter.Write(writer, each, _json);
                writer.WriteEndArray();
                if (target.Mode is { } mode)
                    writer.WriteString("mode", ActorModes.Name(mode));
            }),
            action);
    }

    private static T Written<T>(Func<T> write, string what)
    {
        try
        {
            return write();
        }
        catch (Exception reason) // The application's own types and converters throw what they like.
        {
            throw new GameError(GameErrorCodes.BadArgs, $"{what}: {reason.Message}", inner: reason);
        }
    }
}
