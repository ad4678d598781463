namespace Akka.GameEvents.Soak.Truth;

/// <summary>Which of the servers that follow one another began something, as near as its client can tell.</summary>
/// <param name="Earliest">At least so many were gone.</param>
/// <param name="Latest">At most so many were gone.</param>
internal readonly record struct ServerLife(int Earliest, int Latest);
