using Akka.GameEvents.Actors;
using Akka.GameEvents.Gateway.Kestrel;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Gateway.WebSockets;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Bench.Serve;

/// <summary>One room straight over the links: what the send path does without sessions and actors above it.</summary>
internal sealed class LinksServer : IBenchServer
{
    public void Configure(WebApplicationBuilder builder)
    {
        var options = new GameEventsOptions();
        builder.Services.AddDirectSend();
        builder.Services.AddSingleton(services => new LinkServices(
            ActorSystem.Create("bench"),
            options,
            new LinkWheel(options, TimeProvider.System),
            new OutboundBudget(options.Links.OutboundTotalMaxBytes),
            ActivatorUtilities.CreateInstance<OutboundMetrics>(services),
            TimeProvider.System,
            services.GetRequiredService<ILogger<WebSocketLink>>(),
            new Dispatcher(Math.Max(1, Environment.ProcessorCount / 2))));
        builder.Services.AddSingleton<WebSocketEndpoint>();
    }

    public void Map(WebApplication app)
    {
        var (endpoint, room) = (app.Services.GetRequiredService<WebSocketEndpoint>(), new Room());
        app.Map("/v1/ws", context => endpoint.RunAsync(context, WebSocketForm.Own, link => new Member(room, link)));
    }

    private sealed class Room
    {
        private static readonly ActorAddress Address = ActorAddress.Create("bench", "fanout");
        private readonly Lock _lock = new();
        private Link[] _links = [];
        private long _sequence;

        public void Join(Link link)
        {
            lock (_lock)
                _links = [.. _links, link];
        }

        public void Publish(ReadOnlySpan<byte> payload)
        {
            var draft = EventDraft.Encode(Address, "ev", payload);
            lock (_lock)
            {
                var outgoing = Outgoing.Required(draft.Seal(++_sequence));
                foreach (var link in _links)
                    link.TrySend(outgoing);
            }
        }
    }

    private sealed class Member(Room room, Link link) : ILinkHandler
    {
        public bool AwaitsHello => false;

        public ValueTask OnPacketAsync(ReadOnlyMemory<byte> packet)
        {
            foreach (var item in PacketReader.Read(packet).Items)
            {
                switch (item)
                {
                    case Hello:
                        link.TrySend(Outgoing.Required(ServerMessages.Ok(0)));
                        break;
                    case Join join:
                        link.TrySend(Outgoing.Required(ServerMessages.Ok(join.Id)));
                        room.Join(link);
                        break;
                    case Call call:
                        room.Publish(call.Args.Utf8.Span[1..^1]);
                        link.TrySend(Outgoing.Required(ServerMessages.Result(call.Id, default)));
                        break;
                }
            }

            return ValueTask.CompletedTask;
        }

        public void OnRoom()
        {
        }

        public void OnClosed(LinkEnding end)
        {
        }
    }
}
