namespace Akka.GameEvents;

/// <summary>When what was written is forced to the disk.</summary>
public enum FileSync
{
    /// <summary>After each batch: what counts as sent survives a loss of power.</summary>
    Batch,

    /// <summary>When the system likes: what counts as sent survives the end of the process.</summary>
    Never,
}
