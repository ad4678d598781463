namespace Akka.GameEvents.Client.Tests.Support;

/// <summary>How tasks of the client failed.</summary>
internal static class Failure
{
    /// <summary>The error of a task that has failed by now.</summary>
    public static GameError Of(Task task)
    {
        Assert.True(task.IsFaulted, $"The task is {task.Status}.");
        return Assert.IsType<GameError>(task.Exception!.InnerException);
    }
}
