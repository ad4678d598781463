using Akka.GameEvents.Protocol;

namespace Akka.GameEvents;

/// <summary>
/// An expected failure that an action or hook reports to the client: its code, message and data are sent as they are. Any other
/// exception reaches the client as <c>internal_error</c> without its text.
/// </summary>
#pragma warning disable CA1710 // it is thrown for the client to see, and reads so: throw new UserError("app.no_such_connection")
public sealed class UserError : Exception
#pragma warning restore CA1710
{
    private const string ApplicationPrefix = "app.";

    /// <summary>An error with the application's own code.</summary>
    /// <param name="code"><c>user_error</c>, or a code of the application's own that begins with <c>app.</c>.</param>
    /// <param name="message">What the client may show; the code when null.</param>
    /// <param name="data">Details for the client, sent as JSON; none when null.</param>
    /// <exception cref="ArgumentException">The code is neither <c>user_error</c> nor <c>app.…</c>.</exception>
    public UserError(string code, string? message = null, object? data = null)
        : base(message ?? code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code != ErrorCodes.UserError && !(code.StartsWith(ApplicationPrefix, StringComparison.Ordinal) && code.Length is > 4 and <= 128))
            throw new ArgumentException($"'{code}' is not an application's error code: use 'user_error' or 'app.<name>'.", nameof(code));
        Code = code;
        Details = data;
    }

    /// <summary><c>user_error</c> or <c>app.…</c>.</summary>
    public string Code { get; }

    /// <summary>What goes to the client as the error's <c>d</c>; null for nothing.</summary>
    public object? Details { get; }
}
