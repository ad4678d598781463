using System.Net;
using System.Text.Json.Nodes;

namespace Akka.GameEvents.Client.Tests.Support;

/// <summary>A session over requests, as the server keeps it: from <c>POST /v1/session</c> to the next one that takes it over.</summary>
internal sealed class HttpPeer : Peer
{
    private readonly List<JsonNode> _waiting = [];
    private readonly List<JsonNode> _unconfirmed = [];
    private HttpReply? _opening;
    private HttpReply? _held;
    private HttpReply? _poll;
    private StreamBody? _stream;
    private int _cursor;
    private (HttpStatusCode Status, string Body, int Times)? _refusal;
    private bool _isLosing;
    private bool _isDead;

    public HttpPeer(HttpReply opening, byte[] hello)
    {
        _opening = opening;
        Take(hello);
    }

    /// <summary>What the welcome has named.</summary>
    public string? Session { get; private set; }

    /// <summary>While true, <c>POST /v1/send</c> is answered by the next packet, and not at once with nothing.</summary>
    public bool IsHolding { get; set; }

    /// <summary>While true, a stream's bytes are kept back, as by a proxy that buffers.</summary>
    public bool IsBuffering { get; set; }

    /// <summary>A poll waits for an answer.</summary>
    public bool IsPolled => _poll is { IsAwaited: true };

    /// <summary>There is something that the client has not asked for.</summary>
    public bool HasWaiting => _waiting.Count > 0;

    /// <summary>Of what came up in one request.</summary>
    public (int Messages, int Bytes) Largest { get; private set; }

    /// <summary>The client has ended the session.</summary>
    public bool HasLeft { get; private set; }

    /// <summary>The first packet answers the opening request, those after it go down as the client asks for them.</summary>
    public override void SendText(string text)
    {
        var packet = JsonNode.Parse(text)!;
        JsonNode[] messages = packet is JsonArray array ? [.. array.Select(each => each!.DeepClone())] : [packet];
        Session ??= (string?)messages[0]["session"];
        var reply = _opening ?? _held;
        (_opening, _held) = (null, null);
        if (reply is null) Stream(messages);
        else reply.Give($"[{string.Join(',', messages.Select(each => each.ToJsonString()))}]");
    }

    /// <summary>Goes down, not into the answer to what came up.</summary>
    public void Stream(params JsonNode[] messages)
    {
        _waiting.AddRange(messages);
        Flow();
    }

    public override void Cut()
    {
        _isDead = true;
        foreach (var each in new[] { _opening, _held, _poll })
            each?.Break();
        _stream?.Break();
    }

    /// <summary>Refuses the request that waits and the next ones, one kind or other: so many.</summary>
    public void Refuse(HttpStatusCode status, string body, int times = 1)
    {
        _refusal = (status, body, times);
        foreach (var each in new[] { _held, _poll })
        {
            if (each is { IsAwaited: true } && TakeRefusal() is var (refused, text)) each.Give(refused, text);
        }
    }

    /// <summary>The stream's raw bytes.</summary>
    public void Write(string text) => _stream!.Write(text);

    public void EndStream() => _stream!.End();

    /// <summary>Answers the poll that waits: its time is over.</summary>
    public void NothingNew() => _poll!.Give(HttpStatusCode.NoContent, "");

    /// <summary>Loses the answer to the poll that waits.</summary>
    public void LoseAnswer() => _poll!.Break();

    /// <summary>Loses the next answer to a poll that tells something.</summary>
    public void LoseNextAnswer() => _isLosing = true;

    public Task<HttpResponseMessage> HandleAsync(string request, string query, byte[] body, CancellationToken cancellation)
    {
        var reply = new HttpReply(cancellation);
        if (_isDead) reply.Break();
        else if (TakeRefusal() is var (status, text)) reply.Give(status, text);
        else if (request == "POST /v1/send") Receive(reply, body);
        else if (request == "DELETE /v1/session") End(reply);
        else if (request == "GET /v1/sse") BeginStream(reply);
        else AnswerPoll(reply, query);
        return reply.Response;
    }

    private (HttpStatusCode Status, string Body)? TakeRefusal()
    {
        if (_refusal is not var (status, body, times) || times == 0) return null;
        _refusal = (status, body, times - 1);
        return (status, body);
    }

    private void Receive(HttpReply reply, byte[] body)
    {
        var count = Take(body);
        Largest = (Math.Max(Largest.Messages, count), Math.Max(Largest.Bytes, body.Length));
        if (IsHolding) _held = reply;
        else reply.Give("[]");
    }

    private void End(HttpReply reply)
    {
        HasLeft = true;
        reply.Give(HttpStatusCode.NoContent, "");
    }

    private void BeginStream(HttpReply reply)
    {
        _stream = new StreamBody();
        if (!IsBuffering) _stream.Write(":\n\n");
        reply.Give(_stream.Open());
        Flow();
    }

    private void AnswerPoll(HttpReply reply, string query)
    {
        var parameters = query.TrimStart('?').Split('&').Select(each => each.Split('=')).ToDictionary(each => each[0], each => each[1]);
        if (!parameters.TryGetValue("cursor", out var cursor) || cursor != $"{_cursor}") _waiting.InsertRange(0, _unconfirmed);
        _unconfirmed.Clear();
        _poll = reply;
        Flow();
        if (IsPolled && parameters["wait"] == "0") NothingNew();
    }

    private void Flow()
    {
        if (_waiting.Count == 0) return;
        var messages = $"[{string.Join(',', _waiting.Select(each => each.ToJsonString()))}]";
        if (_stream is not null)
        {
            if (IsBuffering) return;
            _waiting.Clear();
            _stream.Write($"id: {++_cursor}\ndata: {messages}\n\n");
        }
        else if (IsPolled)
        {
            _unconfirmed.AddRange(_waiting);
            _waiting.Clear();
            var (poll, answer) = (_poll!, $$"""{"cursor":"{{++_cursor}}","m":{{messages}}}""");
            var isLosing = _isLosing;
            _isLosing = false;
            if (isLosing) poll.Break();
            else poll.Give(answer);
        }
    }
}
