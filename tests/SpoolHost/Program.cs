using System.Text;
using Akka.GameEvents;

// A server with a spool whose handler adds the id of each event to a file, and whose forwarder has a file of its own:
// SpoolHost <spool folder> <handler's file> <forwarder's file> <key>.
var (folder, path, forwarded, key) = (args[0], args[1], args[2], args[3]);
using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
var gate = new Lock();

var builder = WebApplication.CreateBuilder();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Services.AddGameEvents(game => game
    .OnEvent("*", (ServerEvent e) =>
    {
        var line = Encoding.UTF8.GetBytes(e.Id + "\n");
        lock (gate) file.Write(line);
    })
    .AddForwarders()
    .Configure(o => o with
    {
        Auth = new() { Hs256Key = key },
        ServerEvents = o.ServerEvents with
        {
            Workers = 2,
            QueueSize = 500,
            Spool = new() { Enabled = true, Path = folder, CursorInterval = TimeSpan.FromMilliseconds(50) },
            Forwarders = new Dictionary<string, ForwarderOptions> { ["file"] = new() { Kind = ForwarderKind.File, File = new() { Path = forwarded } } },
        },
    }));

var app = builder.Build();
app.MapGameEvents();
await app.RunAsync();
