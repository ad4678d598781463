using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Answers;

/// <summary>One request that was accepted.</summary>
internal sealed class KeptRequest(long id)
{
    public long Id { get; } = id;

    public RequestState State { get; set; }

    /// <summary>What is said if it comes again.</summary>
    public Frame? Answer { get; set; }

    /// <summary>
    /// Who takes the answer in place of the link; null for the link. Several when the request came again over HTTP while it ran: which of them
    /// still has a client cannot be told.
    /// </summary>
    public IReadOnlyList<AnswerCollector>? Collectors { get; private set; }

    /// <summary>The response to the same request, come again, carries the answer too.</summary>
    public void AnswerTo(AnswerCollector? collector)
    {
        if (collector is not null) Collectors = [.. Collectors ?? [], collector];
    }

    /// <summary>The answer goes to the link.</summary>
    public void AnswerToLink() => Collectors = null;
}

/// <summary>How far a request is.</summary>
internal enum RequestState
{
    /// <summary>It has no answer yet.</summary>
    Running,

    /// <summary>It has its answer.</summary>
    Answered,

    /// <summary>It made a connection: if it comes again, the connection tells anew where it stands.</summary>
    Joined,

    /// <summary>It was refused for now, and did not run: it may come again.</summary>
    NotRun,
}

/// <summary>What to do with a request that comes in.</summary>
internal enum RequestVerdict
{
    /// <summary>It is to run.</summary>
    Run,

    /// <summary>It runs already, and will be answered when it ends.</summary>
    Running,

    /// <summary>It has ended, and its answer is kept.</summary>
    Answered,

    /// <summary>It is a join that succeeded.</summary>
    JoinAgain,

    /// <summary>It has ended, and its answer is not kept.</summary>
    Expired,

    /// <summary>It came over a link that another one has replaced: it is dropped.</summary>
    Stale,
}
