using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Akka.GameEvents.Protocol;

/// <summary>Where the value of a member stands in a packet; <see cref="JsonTokenType.None"/> for a member that is missing.</summary>
internal readonly record struct MemberSlot(int Start, int Length, JsonTokenType Kind);

/// <summary>A slot for every <see cref="Member"/>, on the stack.</summary>
[InlineArray(MemberNames.Count)]
internal struct MemberSlots
{
    private MemberSlot _first;
}
