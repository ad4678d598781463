using System.Reflection;
using System.Runtime.CompilerServices;

namespace Akka.GameEvents.Build.Api;

/// <summary>The words before a member's type.</summary>
internal static class Modifiers
{
    /// <summary>"public" or "protected"; null when only this assembly can reach it. Protected internal is protected to a user.</summary>
    public static string? Access(MethodBase method) => method switch
    {
        { IsPublic: true } => "public",
        { IsFamily: true } or { IsFamilyOrAssembly: true } => "protected",
        _ => null,
    };

    public static string? Access(FieldAttributes attributes) => (attributes & FieldAttributes.FieldAccessMask) switch
    {
        FieldAttributes.Public => "public",
        FieldAttributes.Family or FieldAttributes.FamORAssem => "protected",
        _ => null,
    };

    public static string Inheritance(MethodInfo method) => method switch
    {
        { IsStatic: true, IsAbstract: true } => "static abstract ",
        { IsStatic: true } => "static ",
        _ when method.DeclaringType!.IsInterface => method.IsAbstract ? "" : "virtual ",
        { IsVirtual: false } => "",
        _ when method.GetBaseDefinition() != method =>
            $"{(method.IsFinal ? "sealed " : "")}{(method.IsAbstract ? "abstract " : "")}override ",
        { IsAbstract: true } => "abstract ",
        { IsFinal: true } => "", // implements an interface, no more
        _ => "virtual ",
    };

    public static string Required(MemberInfo member) =>
        member.IsDefined(typeof(RequiredMemberAttribute), inherit: false) ? "required " : "";

    /// <summary>"in" for a parameter, "ref readonly" for what is returned.</summary>
    public static bool IsReadOnlyReference(ParameterInfo parameter) =>
        parameter.CustomAttributes.Any(attribute => attribute.AttributeType.Name is "IsReadOnlyAttribute" or "RequiresLocationAttribute");
}
