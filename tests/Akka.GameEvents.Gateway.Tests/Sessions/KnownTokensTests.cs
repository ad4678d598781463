using Akka.GameEvents.Gateway.Sessions;
using Akka.GameEvents.Gateway.Tests.Support;

namespace Akka.GameEvents.Gateway.Tests.Sessions;

public class KnownTokensTests
{
    private readonly ManualTime _time = new();
    private readonly GameUser _ann = new("ann");

    [Fact]
    public void Find_Added_IsTheUserUntilTheTokenExpires()
    {
        var known = new KnownTokens(_time);
        known.Add("token", _ann, _time.GetUtcNow() + TimeSpan.FromSeconds(10));

        Assert.Same(_ann, known.Find("token"));
        Assert.Null(known.Find("Token"));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(known.Find("token"));
    }

    [Fact]
    public void Add_TooMany_ForgetsThoseThatHaveNotComeForLongest()
    {
        var known = new KnownTokens(_time);
        var later = _time.GetUtcNow() + TimeSpan.FromHours(1);
        known.Add("idle", _ann, later);
        known.Add("busy", _ann, later);

        for (var n = 0; n < 20_000; n++)
        {
            known.Add($"{n}", _ann, later);
            if (n % 1000 == 0) Assert.Same(_ann, known.Find("busy"));
        }

        Assert.Null(known.Find("idle"));
        Assert.Same(_ann, known.Find("busy"));
    }

    [Fact]
    public void Add_LongToken_IsNotKept()
    {
        var known = new KnownTokens(_time);
        var token = new string('x', 2049);

        known.Add(token, _ann, _time.GetUtcNow() + TimeSpan.FromHours(1));

        Assert.Null(known.Find(token));
    }
}
