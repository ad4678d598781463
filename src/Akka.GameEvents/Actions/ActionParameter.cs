using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Akka.GameEvents.Errors;
using Akka.GameEvents.Hosting;

namespace Akka.GameEvents.Actions;

/// <summary>One parameter of an action that comes from the client's arguments.</summary>
internal sealed class ActionParameter
{
    private readonly string _name;
    private readonly Type _type;
    private readonly bool _nullable;
    private readonly JsonTypeInfo _json;
    private readonly Type? _element;
    private readonly bool _nullElements;
    private readonly ValidationAttribute[] _rules;

    public ActionParameter(ParameterInfo parameter)
    {
        _name = parameter.Name!;
        _type = parameter.ParameterType;
        _nullable = Nullable.GetUnderlyingType(_type) is not null || IsNullableReference(parameter);
        _json = GameJson.Options.GetTypeInfo(_type);
        _element = ListShape.ElementOf(_type);
        _nullElements = _element is null or { IsValueType: true } || TakesNullElements(parameter);
        _rules = [.. parameter.GetCustomAttributes<ValidationAttribute>()];
        IsOptional = parameter.HasDefaultValue;
        Default = IsOptional ? DefaultOf(parameter) : null;
    }

    public bool IsOptional { get; }

    public object? Default { get; }

    public CodedException Missing() => new(BadArgs.Error(_name, Expected));

    /// <summary>Reads the value on which the reader stands, and leaves the reader at its last token.</summary>
    /// <exception cref="CodedException"><c>bad_args</c>: it does not fit.</exception>
    public object? Read(ref Utf8JsonReader reader)
    {
        object? value;
        try
        {
            value = _element is not null && reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.Null)
                ? ReadOneAsList(ref reader)
                : JsonSerializer.Deserialize(ref reader, _json);
        }
        catch (JsonException e)
        {
            throw new CodedException(BadArgs.Error(_name, Expected, e.Path));
        }

        if (value is null && !_nullable) throw Missing();
        if (!_nullElements && value is IEnumerable list && FirstNull(list) is var index and >= 0)
            throw new CodedException(BadArgs.Error(_name, Expected, $"[{index}]"));
        foreach (var rule in _rules)
        {
            if (!rule.IsValid(value)) throw new CodedException(BadArgs.Error(_name, $"{Expected}: {rule.FormatErrorMessage(_name)}"));
        }

        return value;
    }

    private string Expected => TypeNames.Of(_type);

    /// <summary>Reflection has the default of a nullable enum as its number.</summary>
    private static object? DefaultOf(ParameterInfo parameter) =>
        parameter.DefaultValue is { } value && Nullable.GetUnderlyingType(parameter.ParameterType) is { IsEnum: true } type
            ? Enum.ToObject(type, value)
            : parameter.DefaultValue;

    private object? ReadOneAsList(ref Utf8JsonReader reader)
    {
        var single = JsonElement.ParseValue(ref reader);
        return JsonSerializer.Deserialize($"[{single.GetRawText()}]", _json);
    }

    private static bool IsNullableReference(ParameterInfo parameter) =>
        !parameter.ParameterType.IsValueType && new NullabilityInfoContext().Create(parameter).WriteState != NullabilityState.NotNull;

    /// <summary>The serializer heeds what a property says of null, but not what a list says of its elements.</summary>
    private static bool TakesNullElements(ParameterInfo parameter)
    {
        var list = new NullabilityInfoContext().Create(parameter);
        var element = list.ElementType ?? list.GenericTypeArguments.FirstOrDefault();
        return element is null || element.ReadState != NullabilityState.NotNull;
    }

    private static int FirstNull(IEnumerable list)
    {
        var index = 0;
        foreach (var element in list)
        {
            if (element is null) return index;
            index++;
        }

        return -1;
    }
}
