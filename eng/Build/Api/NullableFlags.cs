using System.Collections.ObjectModel;
using System.Reflection;

namespace Akka.GameEvents.Build.Api;

/// <summary>
/// The question marks that the compiler keeps beside a signature, one flag for each reference in it, outermost first:
/// https://github.com/dotnet/roslyn/blob/main/docs/features/nullable-metadata.md
/// </summary>
internal sealed class NullableFlags
{
    private const byte NotNull = 1;
    private const byte Annotated = 2;

    private readonly byte[] _flags;
    private int _next;

    private NullableFlags(byte[] flags) => _flags = flags;

    /// <param name="annotations">The attributes of the parameter, property, field or event.</param>
    /// <param name="member">Where the default is looked up, outwards, when there are none.</param>
    public static NullableFlags Of(IEnumerable<CustomAttributeData> annotations, MemberInfo member) =>
        new(Read(annotations, "NullableAttribute") ?? Default(member));

    /// <summary>Whether the next reference may be null.</summary>
    public bool NextIsAnnotated() => Next() == Annotated;

    /// <summary>Whether the next reference is known not to be null.</summary>
    public bool NextIsNotNull() => Next() == NotNull;

    // One flag stands for any number of equal ones.
    private byte Next() => _flags.Length == 1 ? _flags[0] : _flags[_next++];

    private static byte[] Default(MemberInfo? member)
    {
        for (; member is not null; member = member.DeclaringType)
        {
            if (Read(member.CustomAttributes, "NullableContextAttribute") is { } context)
            {
                return context;
            }
        }

        return [0];
    }

    private static byte[]? Read(IEnumerable<CustomAttributeData> attributes, string name) =>
        attributes.FirstOrDefault(attribute => attribute.AttributeType.Name == name)?.ConstructorArguments[0].Value switch
        {
            byte one => [one],
            ReadOnlyCollection<CustomAttributeTypedArgument> many => [.. many.Select(flag => (byte)flag.Value!)],
            _ => null,
        };
}
