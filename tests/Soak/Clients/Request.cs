using System.Text.Json;
using Akka.GameEvents.Soak.Truth;

namespace Akka.GameEvents.Soak.Clients;

/// <summary>What a client asked for and has no answer to yet.</summary>
/// <param name="Kind">What sort of request it is.</param>
/// <param name="Text">The message, as it is sent again.</param>
/// <param name="Succeed">Takes the answer.</param>
/// <param name="Fail">Takes the outcome of what did not succeed.</param>
internal sealed record Request(RequestKind Kind, string Text, Action<JsonElement> Succeed, Action<Outcome> Fail)
{
    /// <summary>How often it was sent.</summary>
    public int Sends { get; set; }
}
