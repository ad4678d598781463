using System.Text;
using System.Text.Json;

namespace Akka.GameEvents.Protocol;

/// <summary>The members that a message, a position or an event of an <c>emit</c> may have; on the wire in camel case.</summary>
internal enum Member
{
    T,
    Id,
    Ack,
    V,
    Token,
    Session,
    Seen,
    Actor,
    Key,
    Mode,
    Input,
    Params,
    Listen,
    A,
    Add,
    Remove,
    Action,
    Args,
    Events,
    E,
    S,
    Name,
    Properties,
    Timestamp,
}

/// <summary>The wire names of <see cref="Member"/>.</summary>
internal static class MemberNames
{
    /// <summary>How many members there are.</summary>
    public const int Count = (int)Member.Timestamp + 1;

    private static readonly string[] Names = [.. Enum.GetNames<Member>().Select(JsonNamingPolicy.CamelCase.ConvertName)];
    private static readonly byte[][] Utf8Names = [.. Names.Select(Encoding.UTF8.GetBytes)];

    /// <summary>The member's name on the wire.</summary>
    public static string Text(this Member member) => Names[(int)member];

    /// <summary>The member that the property name at the reader is; null for one that is to be ignored.</summary>
    public static Member? Find(scoped ref readonly Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped && !JsonSurrogates.ArePaired(reader.ValueSpan))
            return null;
        for (var i = 0; i < Utf8Names.Length; i++)
        {
            if (reader.ValueIsEscaped ? reader.ValueTextEquals(Utf8Names[i]) : reader.ValueSpan.SequenceEqual(Utf8Names[i]))
                return (Member)i;
        }

        return null;
    }
}
