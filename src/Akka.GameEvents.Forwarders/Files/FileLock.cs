namespace Akka.GameEvents.Forwarders.Files;

/// <summary>
/// Held by whoever appends to a file or takes it away, so that a command may do so while a server runs. It is a lock on a file beside it,
/// which the end of its holder frees; readers are not kept out.
/// </summary>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <exception cref="IOException">It was not free for seconds.</exception>
    public static async Task<IDisposable> TakeAsync(string path)
    {
        // The machine's clock: the holder is another process.
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException) when (time.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(Pause, time).ConfigureAwait(false);
            }
        }
    }
}
