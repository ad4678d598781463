using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Akka.GameEvents.Build.Api;

/// <summary>
/// The public surface of an assembly as text: each type with its members, as C# would declare them, in ordinal order. Whatever a
/// user's code could notice shows, nullability and default values included; what the compiler adds to records does not.
/// </summary>
internal static class ApiListing
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static string Of(Assembly assembly) => Of(assembly.GetExportedTypes());

    public static string Of(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (var type in types.Where(type => !IsGenerated(type)).OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(ApiType.Declare(type)).Append('\n');
            foreach (var member in Members(type))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => $"{field.Name} = {field.GetRawConstantValue()}");
        }

        // The signature of a delegate is in its declaration.
        return type.IsSubclassOf(typeof(Delegate))
            ? []
            : type.GetMembers(Declared)
                .Where(member => !IsGenerated(member))
                .Select(ApiMember.Declare)
                .OfType<string>()
                .Order(StringComparer.Ordinal);
    }

    private static bool IsGenerated(MemberInfo member) =>
        member.Name.Contains('<', StringComparison.Ordinal) || member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
}
