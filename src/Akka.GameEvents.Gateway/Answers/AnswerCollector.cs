using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Answers;

/// <summary>Takes the answers to one packet, for the response that they go into; what comes after it is closed goes down the link.</summary>
internal sealed class AnswerCollector
{
    private readonly Lock _gate = new();
    private readonly List<Frame> _answers = [];
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _awaited = 1;
    private bool _isClosed;

    /// <summary>One more answer is to come.</summary>
    public void Await()
    {
        lock (_gate) _awaited++;
    }

    /// <summary>Takes an answer that was awaited; false when the response has gone.</summary>
    public bool TryAnswer(Frame answer)
    {
        lock (_gate)
        {
            if (_isClosed) return false;
            _answers.Add(answer);
            Arrived_NeedsLock();
            return true;
        }
    }

    /// <summary>Takes what nobody awaited.</summary>
    public void Say(Frame frame)
    {
        lock (_gate) _answers.Add(frame);
    }

    /// <summary>An answer that was awaited does not come, or not for this response.</summary>
    public void GiveUp()
    {
        lock (_gate) Arrived_NeedsLock();
    }

    /// <summary>All answers; or those that there are after a while.</summary>
    public async Task<IReadOnlyList<Frame>> TakeAsync(TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        GiveUp();
        try
        {
            await _complete.Task.WaitAsync(patience, time, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
        }

        lock (_gate)
        {
            _isClosed = true;
            return _answers;
        }
    }

    private void Arrived_NeedsLock()
    {
        if (--_awaited == 0) _complete.TrySetResult();
    }
}
