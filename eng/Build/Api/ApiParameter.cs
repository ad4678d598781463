using System.Globalization;
using System.Reflection;

namespace Akka.GameEvents.Build.Api;

/// <summary>A parameter with what a caller must know of it: how it is passed, and its default.</summary>
internal static class ApiParameter
{
    public static string Declare(ParameterInfo parameter, MemberInfo owner)
    {
        var type = TypeNames.Of(parameter.ParameterType, NullableFlags.Of(parameter.CustomAttributes, owner));
        var value = parameter.HasDefaultValue ? $" = {Literal(parameter.RawDefaultValue, parameter.ParameterType)}" : "";
        return $"{Passing(parameter)}{type} {parameter.Name}{value}";
    }

    public static string Literal(object? value, Type type) => value switch
    {
        null => Nullable.GetUnderlyingType(type) is null && type.IsValueType ? "default" : "null",
        string text => $"\"{text}\"",
        char symbol => $"'{symbol}'",
        bool flag => flag ? "true" : "false",
        _ when type.IsEnum => $"{type.Name}.{Enum.ToObject(type, value)}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Passing(ParameterInfo parameter) => parameter switch
    {
        { ParameterType.IsByRef: true, IsOut: true } => "out ",
        { ParameterType.IsByRef: true } => Modifiers.IsReadOnlyReference(parameter) ? "in " : "ref ",
        _ => TakesMany(parameter) ? "params " : "",
    };

    private static bool TakesMany(ParameterInfo parameter) =>
        parameter.CustomAttributes.Any(attribute => attribute.AttributeType.Name is "ParamArrayAttribute" or "ParamCollectionAttribute");
}
