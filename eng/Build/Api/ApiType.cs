using System.Reflection;

namespace Akka.GameEvents.Build.Api;

/// <summary>The declaration of a type: one line, with its full name.</summary>
internal static class ApiType
{
    public static string Declare(Type type)
    {
        var constraints = Constraints.Of(type.GetGenericArguments());
        if (type.IsSubclassOf(typeof(Delegate)))
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"public delegate {ApiMember.ReturnType(invoke)} {FullName(type)}({ApiMember.Parameters(invoke)}){constraints}";
        }

        var bases = Bases(type).ToList();
        return $"public {Kind(type)} {FullName(type)}{(bases.Count == 0 ? "" : " : ")}{string.Join(", ", bases)}{constraints}";
    }

    private static string FullName(Type type) =>
        type.DeclaringType is { } outer ? $"{FullName(outer)}.{TypeNames.Declared(type)}" : $"{type.Namespace}.{TypeNames.Declared(type)}";

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } =>
            $"{(IsReadOnly(type) ? "readonly " : "")}{(type.IsByRefLike ? "ref " : "")}{(IsRecord(type) ? "record " : "")}struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        _ => $"{(type.IsAbstract ? "abstract " : "")}{(type.IsSealed ? "sealed " : "")}{(IsRecord(type) ? "record" : "class")}",
    };

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetUnderlyingType(type) is var underlying && underlying != typeof(int) ? [TypeNames.Of(underlying)] : [];
        }

        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var interfaces = type.GetInterfaces()
            .Where(candidate => candidate.IsVisible)
            .Except(inherited)
            .Select(candidate => TypeNames.Of(candidate));
        string[] parent = type.BaseType is { } known && known != typeof(object) && known != typeof(ValueType) ? [TypeNames.Of(known)] : [];
        return parent.Concat(interfaces.Order(StringComparer.Ordinal));
    }

    // Only the compiler can write a member of this name.
    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly) is not null;

    private static bool IsReadOnly(Type type) =>
        type.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "IsReadOnlyAttribute");
}
