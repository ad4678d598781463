using System.Reflection;
using System.Runtime.CompilerServices;

namespace Akka.GameEvents.Build.Api;

/// <summary>The declaration of a member, or null when a user cannot reach it.</summary>
internal static class ApiMember
{
    public static string? Declare(MemberInfo member) => member switch
    {
        FieldInfo field when Modifiers.Access(field.Attributes) is { } access => Field(field, access),
        PropertyInfo property => Property(property),
        EventInfo { AddMethod: { } add } happening when Modifiers.Access(add) is { } access =>
            $"{access} {Modifiers.Inheritance(add)}event {TypeNames.Of(happening.EventHandlerType!, Flags(happening))} {happening.Name}",
        ConstructorInfo { IsStatic: false } constructor when Modifiers.Access(constructor) is { } access =>
            $"{access} {constructor.DeclaringType!.Name.Split('`')[0]}({Parameters(constructor)})",
        MethodInfo method when Modifiers.Access(method) is { } access && !IsAccessor(method) => Method(method, access),
        _ => null,
    };

    public static string ReturnType(MethodInfo method)
    {
        var type = TypeNames.Of(method.ReturnType, NullableFlags.Of(method.ReturnParameter.CustomAttributes, method));
        var passing = !method.ReturnType.IsByRef ? "" : Modifiers.IsReadOnlyReference(method.ReturnParameter) ? "ref readonly " : "ref ";
        return passing + type;
    }

    public static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => ApiParameter.Declare(parameter, method)));

    private static string Field(FieldInfo field, string access)
    {
        var kind = field.IsLiteral ? "const " : $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}";
        var value = field.IsLiteral ? $" = {ApiParameter.Literal(field.GetRawConstantValue(), field.FieldType)}" : "";
        return $"{access} {Modifiers.Required(field)}{kind}{TypeNames.Of(field.FieldType, Flags(field))} {field.Name}{value}";
    }

    private static string? Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(accessor => Modifiers.Access(accessor) is not null).ToList();
        if (accessors.Count == 0)
        {
            return null;
        }

        var access = accessors.Any(accessor => accessor.IsPublic) ? "public" : "protected";
        var index = property.GetIndexParameters();
        var name = index.Length == 0
            ? property.Name
            : $"this[{string.Join(", ", index.Select(parameter => ApiParameter.Declare(parameter, property)))}]";
        var modifiers = Modifiers.Inheritance(accessors[0]) + Modifiers.Required(property);
        var type = (property.PropertyType.IsByRef ? "ref " : "") + TypeNames.Of(property.PropertyType, Flags(property));
        var parts = accessors.Select(accessor => Accessor(accessor, access));
        return $"{access} {modifiers}{type} {name} {{ {string.Join(" ", parts)} }}";
    }

    private static string Accessor(MethodInfo accessor, string access)
    {
        var own = Modifiers.Access(accessor) == access ? "" : Modifiers.Access(accessor) + " ";
        var isInit = accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
        return own + (accessor.ReturnType != typeof(void) ? "get;" : isInit ? "init;" : "set;");
    }

    private static string Method(MethodInfo method, string access)
    {
        var generic = method.GetGenericArguments();
        var name = method.Name + (generic.Length == 0 ? "" : $"<{string.Join(", ", generic.Select(parameter => parameter.Name))}>");
        var parameters = (method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " : "") + Parameters(method);
        return $"{access} {Modifiers.Inheritance(method)}{ReturnType(method)} {name}({parameters}){Constraints.Of(generic)}";
    }

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static NullableFlags Flags(MemberInfo member) => NullableFlags.Of(member.CustomAttributes, member);
}
