namespace Akka.GameEvents.Hocon.Parsing.Nodes;

/// <summary>An include statement.</summary>
/// <param name="name">The quoted name.</param>
/// <param name="isBeside">Whether a relative name is meant from the including file's folder; after <c>file</c> it is from the process's.</param>
internal sealed class IncludeNode(string name, bool isBeside, bool isRequired, HoconOrigin origin) : MemberNode(origin)
{
    public string Name { get; } = name;

    public bool IsBeside { get; } = isBeside;

    public bool IsRequired { get; } = isRequired;

    /// <summary>What it brings in, the lowest first: nothing until the loader has found the files.</summary>
    public IReadOnlyList<ObjectNode> Included { get; set; } = [];
}
