using AmiPipeline.Scenarios.LeastPrivilege;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Options;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>A small input that people's reports boil down to: an account and a request. The folder is beside the project's, if it is there at all.</summary>
internal sealed class SharedCase
{
    private readonly string _folder;

    public SharedCase(string name)
    {
        _folder = Path.Combine(Root, name);
    }

    /// <summary>The folder of all of them.</summary>
    public static string Root
    {
        get
        {
            var root = Repository.PathOf("../shared/cases");
            Assert.SkipUnless(Directory.Exists(root), $"There is no folder {root}.");
            return root;
        }
    }

    public string Request => Read("request.json");

    public bool Has(string file) => File.Exists(Path.Combine(_folder, file));

    public string Read(string file) => File.ReadAllText(Path.Combine(_folder, file));

    public Account Open(Func<SimulatorOptions, SimulatorOptions>? simulator = null, SynthesizedRoles? roles = null) =>
        new(simulator, WorldDefinition.Parse(Read("account.json")), roles: roles);
}
