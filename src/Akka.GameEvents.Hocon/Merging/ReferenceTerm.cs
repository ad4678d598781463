using Akka.GameEvents.Hocon.Parsing;

namespace Akka.GameEvents.Hocon.Merging;

/// <param name="path">As it was written; an environment variable can have this name.</param>
/// <param name="includedAt">Where its file is included, which is where it looks first; empty for a file that is not.</param>
internal sealed class ReferenceTerm(KeyPath path, IReadOnlyList<string> includedAt, bool isOptional, HoconOrigin origin) : DeferredTerm(origin)
{
    public KeyPath Path { get; } = path;

    public IReadOnlyList<string> IncludedAt { get; } = includedAt;

    public bool IsOptional { get; } = isOptional;

    public override string ToString() => $"${{{(IsOptional ? "?" : "")}{Path}}}";
}
