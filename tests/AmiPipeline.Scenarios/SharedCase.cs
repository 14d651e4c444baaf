using AmiPipeline.Scenarios.LeastPrivilege;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Options;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>A small input that people's reports boil down to: an account and a request. The folder is beside the project's, where it is there at all.</summary>
internal sealed class SharedCase
{
    private readonly string _folder;

    public SharedCase(string name)
    {
        _folder = Repository.PathOf($"../shared/cases/{name}");
        Assert.SkipUnless(Directory.Exists(_folder), $"There is no folder {_folder}.");
    }

    public string Request => Read("request.json");

    public string Read(string file) => File.ReadAllText(Path.Combine(_folder, file));

    public Account Open(Func<SimulatorOptions, SimulatorOptions>? simulator = null, SynthesizedRoles? roles = null) =>
        new(simulator, WorldDefinition.Parse(Read("account.json")), roles: roles);
}
