namespace Akka.GameEvents.Client;

/// <summary>Why a client that joins anew, on its own account, says that events may be missing.</summary>
internal static class GapReasons
{
    public const string EpochChanged = "epoch_changed";
    public const string PositionUnknown = "position_unknown";

    public static string Between(Position? before, string epoch) =>
        before is null || before.Epoch == epoch ? PositionUnknown : EpochChanged;
}
