namespace Akka.GameEvents.Actors;

/// <summary>What a step of a cell's run leaves to do.</summary>
internal enum Progress
{
    /// <summary>Take the next step.</summary>
    Continue,

    /// <summary>Nothing to do until something arrives.</summary>
    Rest,

    /// <summary>The cell is no longer this run's: a turn is suspended and resumes it, or was abandoned, or the cell has ended.</summary>
    Left,
}
