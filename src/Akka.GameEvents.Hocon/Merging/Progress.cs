namespace Akka.GameEvents.Hocon.Merging;

internal enum Progress
{
    New,
    Running,
    Done,
}
