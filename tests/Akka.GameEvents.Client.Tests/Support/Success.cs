namespace Akka.GameEvents.Client.Tests.Support;

/// <summary>What tasks of the client came to.</summary>
internal static class Success
{
    /// <summary>The result of a task that has completed by now.</summary>
    public static T Of<T>(Task<T> task)
    {
        Assert.True(task.IsCompletedSuccessfully, $"The task is {task.Status}: {task.Exception?.InnerException}");
        return task.Result;
    }
}
