using Akka.GameEvents.Hocon.Parsing.Nodes;

namespace Akka.GameEvents.Hocon.Parsing;

/// <param name="Root">An object or an array.</param>
/// <param name="Includes">All include statements in it.</param>
internal sealed record ParsedText(ValueNode Root, IReadOnlyList<IncludeNode> Includes);
