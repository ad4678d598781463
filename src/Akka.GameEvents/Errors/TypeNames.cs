using System.Text.Json;
using Akka.GameEvents.Actions;

namespace Akka.GameEvents.Errors;

/// <summary>C# types in words that a client's author understands.</summary>
internal static class TypeNames
{
    public static string Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Of(inner) + " or null";
        if (type == typeof(string)) return "string";
        if (type == typeof(bool)) return "boolean";
        if (type.IsEnum) return "one of " + string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName));
        if (type == typeof(DateTimeOffset) || type == typeof(DateTime)) return "date and time (ISO 8601)";
        if (type == typeof(Guid)) return "GUID";
        if (type == typeof(JsonElement)) return "any JSON value";
        if (IsInteger(type)) return $"integer ({type.Name})";
        if (type == typeof(double) || type == typeof(float) || type == typeof(decimal)) return "number";
        return ListShape.ElementOf(type) is { } element ? $"list of {Of(element)}" : $"object ({type.Name})";
    }

    private static bool IsInteger(Type type) => Type.GetTypeCode(type) is
        TypeCode.Byte or TypeCode.SByte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Int64 or TypeCode.UInt64;
}
