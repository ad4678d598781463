using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Server.Tests.Servers;

/// <summary>Keeps what a server in this process logs.</summary>
internal sealed class LogRecord : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _entries = new();

    /// <summary>Entries that tell of faults of the server.</summary>
    public IEnumerable<string> Errors => _entries.Where(entry => entry.Level >= LogLevel.Error).Select(entry => entry.Text);

    public IEnumerable<string> Warnings => _entries.Where(entry => entry.Level == LogLevel.Warning).Select(entry => entry.Text);

    public IEnumerable<string> Texts => _entries.Select(entry => entry.Text);

    public ILogger CreateLogger(string categoryName) => new Writer(_entries);

    public void Dispose()
    {
    }

    private sealed class Writer(ConcurrentQueue<(LogLevel Level, string Text)> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            entries.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));
    }
}
