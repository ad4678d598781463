using Akka.GameEvents.Tokens;

namespace Akka.GameEvents.Samples.Analytics;

/// <summary>In place of a studio's own login: whoever says a name is let in.</summary>
internal static class Login
{
    public static void MapLogin(this IEndpointRouteBuilder app) => app.MapPost("/login/{user}", (string user, IGameTokens tokens) => tokens.Issue(user));
}
