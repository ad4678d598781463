namespace Akka.GameEvents.Options;

/// <summary>The setting's value is shown nowhere.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretAttribute : Attribute;
