using System.Reflection;

namespace Akka.GameEvents.Build.Api;

/// <summary>The <c>where</c> clauses of a generic type or method.</summary>
internal static class Constraints
{
    public static string Of(IEnumerable<Type> parameters) => string.Concat(parameters.Select(Of));

    private static string Of(Type parameter)
    {
        var constraints = Parts(parameter).ToList();
        return constraints.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", constraints)}";
    }

    private static IEnumerable<string> Parts(Type parameter)
    {
        var attributes = parameter.GenericParameterAttributes;
        var isStruct = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        if (isStruct)
        {
            yield return "struct";
        }
        else if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            yield return Flags(parameter).NextIsAnnotated() ? "class?" : "class";
        }
        else if (parameter.GetGenericParameterConstraints().Length == 0 && Flags(parameter).NextIsNotNull())
        {
            yield return "notnull";
        }

        foreach (var type in parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)))
        {
            yield return TypeNames.Of(type);
        }

        if (!isStruct && attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
        {
            yield return "new()";
        }
    }

    private static NullableFlags Flags(Type parameter) =>
        NullableFlags.Of(parameter.CustomAttributes, (MemberInfo?)parameter.DeclaringMethod ?? parameter.DeclaringType!);
}
