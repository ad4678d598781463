namespace Akka.GameEvents.Samples;

/// <summary>A connection's state, straight from the params of its join: what this reader wants to read, and may.</summary>
public sealed record Reader(IReadOnlyList<string> Categories, bool Premium = false)
{
    public bool Gets(Article article) => Categories.Contains(article.Category) && (Premium || !article.Premium);
}

public sealed record Article(string Title, string Category, bool Premium = false);

public sealed record NewArticle(string Title, string Category, bool Premium);

/// <summary>News by interest: <c>newsRoom</c>, keyed by the paper's name. The state of a connection decides what reaches it.</summary>
[Acl(AclAttribute.Anyone)]
public sealed class NewsRoom : GameActor<NoState, Reader>
{
    [Action]
    public void PublishArticle(Article article) =>
        Emit(new NewArticle(article.Title, article.Category, article.Premium), to: Where(c => c.State.Gets(article)));
}
