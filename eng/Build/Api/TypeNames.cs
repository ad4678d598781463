using System.Reflection;

namespace Akka.GameEvents.Build.Api;

/// <summary>Types as C# writes them, without namespaces.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool",
        [typeof(char)] = "char", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short",
        [typeof(ushort)] = "ushort", [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long",
        [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double", [typeof(decimal)] = "decimal",
    };

    /// <summary>The flags are taken in the order in which the compiler laid them down: a type before its arguments.</summary>
    public static string Of(Type type, NullableFlags? flags = null)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, flags);
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            _ = flags?.NextIsAnnotated();
            return Of(value, flags) + "?";
        }

        // A value type has a flag only when it is generic; it then is a place holder.
        var question = (!type.IsValueType || type.IsGenericType) && (flags?.NextIsAnnotated() ?? false) ? "?" : "";
        return Plain(type, flags) + question;
    }

    /// <summary>The name with its own type parameters, of a type that is being declared.</summary>
    public static string Declared(Type type)
    {
        var name = type.Name.Split('`')[0];
        var own = type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).Select(Variance).ToList();
        return own.Count == 0 ? name : $"{name}<{string.Join(", ", own)}>";
    }

    private static string Plain(Type type, NullableFlags? flags)
    {
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!, flags)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (type.IsPointer)
        {
            return Of(type.GetElementType()!, flags) + "*";
        }

        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        var arguments = type.GetGenericArguments().Select(argument => Of(argument, flags)).ToList();
        return type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true
            ? $"({string.Join(", ", arguments)})"
            : Nested(type, arguments);
    }

    // Of Outer<T>.Inner<U>, reflection says Outer`1.Inner`1 with both arguments at the end.
    private static string Nested(Type type, List<string> arguments)
    {
        var outer = type is { IsNested: true, IsGenericParameter: false } ? type.DeclaringType! : null;
        var taken = outer?.GetGenericArguments().Length ?? 0;
        var own = arguments.Skip(taken).ToList();
        var name = type.Name.Split('`')[0] + (own.Count == 0 ? "" : $"<{string.Join(", ", own)}>");
        return outer is null ? name : $"{Nested(outer, [.. arguments.Take(taken)])}.{name}";
    }

    private static string Variance(Type parameter) =>
        (parameter.GenericParameterAttributes & GenericParameterAttributes.VarianceMask) switch
        {
            GenericParameterAttributes.Covariant => "out " + parameter.Name,
            GenericParameterAttributes.Contravariant => "in " + parameter.Name,
            _ => parameter.Name,
        };
}
