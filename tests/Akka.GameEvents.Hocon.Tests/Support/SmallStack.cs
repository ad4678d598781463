using System.Runtime.ExceptionServices;

namespace Akka.GameEvents.Hocon.Tests.Support;

/// <summary>Runs code where little stack is left, as deep within a program.</summary>
internal static class SmallStack
{
    private const int Bytes = 256 * 1024;

    public static T Run<T>(Func<T> code)
    {
        T result = default!;
        ExceptionDispatchInfo? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = code();
                }
                catch (Exception e)
                {
                    thrown = ExceptionDispatchInfo.Capture(e);
                }
            },
            Bytes);
        thread.Start();
        thread.Join();
        thrown?.Throw();
        return result;
    }

    /// <returns>Null when it is not refused.</returns>
    public static HoconException? Refusal(Func<HoconDocument> load) => Run(() =>
    {
        try
        {
            load().Render();
            return null;
        }
        catch (HoconException e)
        {
            return e;
        }
    });
}
