namespace Akka.GameEvents.Tests.Support;

internal static class Refused
{
    /// <summary>Makes sure that a request is answered with an error of this code, and answers it.</summary>
    public static async Task<RequestFailedException> WithAsync(string code, Task request)
    {
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => request);
        Assert.True(code == failure.Code, $"Expected {code}, got {failure.Code}: {failure.Message}");
        return failure;
    }
}
