using System.CommandLine;
using System.Security.Cryptography;
using Akka.GameEvents.Soak;
using Akka.GameEvents.Soak.Faults;

var minutes = new Option<double>("--minutes") { Description = "How long; 1 by default.", DefaultValueFactory = _ => 1 };
var clients = new Option<int>("--clients") { Description = "How many clients; 100 by default.", DefaultValueFactory = _ => 100 };
var seed = new Option<int?>("--seed") { Description = "Where all chance comes from; a fresh one by default, which is printed." };
var servers = new Option<Uri[]>("--server") { Description = "A server that runs already, in place of one of its own; may be repeated.", AllowMultipleArgumentsPerToken = true };
var key = new Option<string?>("--key") { Description = "The servers' auth.hs256-key; a fresh one by default." };
var selfTest = new Option<bool>("--self-test") { Description = "Spoils frames on the way, and succeeds when that is found." };
var command = new RootCommand("Checks a server under faults and through restarts: nothing lost without a gap, nothing twice, nothing out of order.")
{
    minutes, clients, seed, servers, key, selfTest,
};
command.SetAction(async (parsed, stop) =>
{
    var options = new SoakOptions(
        TimeSpan.FromMinutes(parsed.GetValue(minutes)),
        parsed.GetValue(clients),
        parsed.GetValue(seed) ?? RandomNumberGenerator.GetInt32(int.MaxValue),
        parsed.GetValue(servers) ?? [],
        parsed.GetValue(key) ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(32)),
        Sabotage.None);
    Console.WriteLine($"Seed {options.Seed}.");
    var succeeded = parsed.GetValue(selfTest) ? await SelfTest.RunAsync(options, stop) : (await Soak.RunAsync(options, stop)).IsClean;
    return succeeded ? 0 : 1;
});
return await command.Parse(args).InvokeAsync();
