using Akka.GameEvents.Options;
using Microsoft.Win32.SafeHandles;

namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>Keeps a second server out of the folder; a process that ends, however it does, lets go of it.</summary>
internal static class SpoolLock
{
    private const string FileName = "lock";
    private const string PathKey = "gameevents.server-events.spool.path";

    /// <exception cref="SettingException">Another server has the folder, or it cannot be written.</exception>
    public static SafeFileHandle Take(string folder)
    {
        try
        {
            FolderSync.Create(folder);
            return File.OpenHandle(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(PathKey, folder, $"a folder that can be written and that no other server uses ({e.Message.TrimEnd('.')})");
        }
    }
}
