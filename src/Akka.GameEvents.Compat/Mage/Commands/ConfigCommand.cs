using System.Text.Json;
using Akka.GameEvents.Compat.Http;
using Akka.GameEvents.Gateway.Sessions;
using Akka.GameEvents.Options;
using Akka.GameEvents.Protocol;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Compat.Mage.Commands;

/// <summary>What a client asks first, <c>config.get</c>: which commands there are, and where its message stream is.</summary>
internal sealed class ConfigCommand(MageOptions mage, LinksOptions links, CommandTable commands)
{
    public const string Module = "config";
    public const string Name = "config.get";
    public const string StreamPath = "/msgstream";
    private static readonly string[] Known = [Transports.WebSocket, Transports.LongPolling, Transports.ShortPolling];

    public RawJson Run(HttpRequest request)
    {
        var server = ServerAddress.Of(request);
        var transports = links.Detect.Where(Known.Contains).ToArray();
        return RawJson.From(
            new
            {
                appName = mage.App,
                appVersion = ServerName.Value,
                developmentMode = false,
                server = new
                {
                    baseUrl = server,
                    commandCenter = new { url = $"{server}/{mage.App}", commands = Modules() },
                    msgStream = new { transports = transports.ToDictionary(name => name, name => Transport(name, server + StreamPath)), detect = transports },
                },
            },
            JsonSerializerOptions.Default);
    }

    // Without a module "session" a client does not start its message stream.
    private Dictionary<string, IEnumerable<object>> Modules()
    {
        var modules = new Dictionary<string, IEnumerable<object>>(StringComparer.Ordinal) { ["session"] = [] };
        foreach (var module in commands.All.GroupBy(command => command.Key.Split('.')[0]))
            modules[module.Key] = module.Select(command => new { name = command.Key.Split('.')[1], @params = command.Value.Params });
        return modules;
    }

    private Dictionary<string, object> Transport(string name, string url) => name == Transports.ShortPolling
        ? new() { ["url"] = url, ["afterRequestInterval"] = links.Shortpolling.Interval.TotalMilliseconds }
        : new() { ["url"] = url };
}
