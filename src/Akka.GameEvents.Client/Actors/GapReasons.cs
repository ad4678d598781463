namespace Akka.GameEvents.Client;

/// <summary>Why a client that was joined anew says, on its own account, that events may be missing.</summary>
internal static class GapReasons
{
    public const string PositionUnknown = "position_unknown";

    private const string EpochChanged = "epoch_changed";

    public static string Between(Position before, string epoch) => before.Epoch == epoch ? PositionUnknown : EpochChanged;
}
