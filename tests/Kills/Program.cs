using AmiPipeline.Kills;
using AmiPipeline.Simulator.Definitions;

// dotnet publish tests/Kills -o DIR, then DIR/AmiPipeline.Kills in the root of the repository.
// Each of some 600 runs is an account, a process that is killed, and another one that follows it.
if (args is [WaitlessProgram.Verb, .. var rest])
{
    return await WaitlessProgram.RunAsync(rest);
}

var sweep = new Sweep(new WaitlessProgram(Environment.ProcessPath!), WorldDefinition.Parse(File.ReadAllText("examples/simulated-account.json")));
var isGood = true;
foreach (var request in new[] { "examples/s5-unique-keys.json", "examples/s5-unique-keys-snapshots.json" })
{
    isGood &= await sweep.RunAsync(request);
}

return isGood ? 0 : 1;
