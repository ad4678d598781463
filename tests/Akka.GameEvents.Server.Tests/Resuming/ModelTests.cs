using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Server.Tests.Transports;
using FsCheck;
using FsCheck.Fluent;

namespace Akka.GameEvents.Server.Tests.Resuming;

/// <summary>Whatever happens to its links, and over whichever transport it comes back, a member gets exactly what <see cref="RoomModel"/> owes it, or a gap where it must.</summary>
public class ModelTests
{
    private const int Kept = 4;
    private const int Members = 3;

    private enum Act
    {
        EmitToAll,
        EmitToOne,
        EmitToGroup,
        Read,
        Cut,
        Resume,
        ResumeUnheard,
        JoinUnheard,
    }

    [Fact]
    public async Task Room_AnyCourseOfEvents_IsWhatTheModelOwes()
    {
        await using var server = await ServerUnderTest.StartAsync(new SettingsText()
            .Set("log.max-events", Kept).Set("sessions.resumes-per-minute", 100_000).Set("sessions.max-per-address", 100_000));
        var act =
            from kind in Gen.Elements(Act.EmitToAll, Act.EmitToAll, Act.EmitToOne, Act.EmitToGroup, Act.Read, Act.Cut, Act.Resume, Act.Resume, Act.ResumeUnheard, Act.JoinUnheard)
            from member in Gen.Choose(0, Members - 1)
            from transport in Gen.Elements(TransportClient.Transports)
            select (kind, member, transport);
        var property = Prop.ForAll(Gen.ListOf(act).Select(acts => acts.ToArray()).ToArbitrary(), acts => PlayAsync(server, acts));
        await Task.Run(() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(40), property), TestContext.Current.CancellationToken);
    }

    private static async Task PlayAsync(ServerUnderTest server, IEnumerable<(Act Kind, int Member, string Transport)> acts)
    {
        await using var room = await ModelledRoom.OpenAsync(server, Kept, Members);
        foreach (var (kind, member, transport) in acts)
        {
            await (kind switch
            {
                Act.EmitToAll => room.EmitToAllAsync(),
                Act.EmitToOne => room.EmitToOneAsync(member),
                Act.EmitToGroup => room.EmitToGroupAsync(),
                Act.Read => room.ReadAsync(member),
                Act.Cut => room.CutAsync(member),
                Act.Resume => room.ResumeAsync(member, transport),
                Act.ResumeUnheard => room.ResumeUnheardAsync(member, transport),
                _ => room.JoinUnheardAsync(member, transport),
            });
        }

        for (var member = 0; member < Members; member++) await room.ResumeAsync(member, TransportClient.Transports[member]);
    }
}
