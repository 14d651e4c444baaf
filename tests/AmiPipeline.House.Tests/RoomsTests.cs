using System.Collections.Concurrent;
using System.Xml.Linq;
using Xunit;

namespace AmiPipeline.House.Tests;

/// <summary>Which folder of a project may know which: the rooms of a project form no cycle, so that each can be read after those that it stands on.</summary>
public sealed class RoomsTests
{
    // Each room may know those before it. A project that is not here is free in its order, as long as there is one.
    private static readonly Dictionary<string, string[]> Orders = new()
    {
        ["src/AmiPipeline.Simulator/AmiPipeline.Simulator.csproj"] =
        [
            "Coverage", "Protocol", "Options", "Logs", "Faults", "Policies", "World", "Definitions", "Saving", "Calls", "Iam", "Kms", "DynamoDb", "Ssm", "S3", "AutoScaling",
            "Ec2", "Ec2/Lookups", "Ec2/Permissions", "Ec2/Encryption", "Ec2/Tags", "Ec2/AllowedAmis", "Ec2/Network", "Ec2/SecurityGroups", "Ec2/KeyPairs", "Ec2/LaunchTemplates", "Ec2/UsageReports",
            "Ec2/Snapshots", "Ec2/Volumes", "Ec2/Images", "Ec2/Instances", "Ec2/Sharing",
            "Services", "Limits", "Inspection", "(root)", "Hosting",
        ],
        ["src/AmiPipeline.Reports/AmiPipeline.Reports.csproj"] = ["(root)", "Deployed", "Texts", "Costs", "Html", "Lineage", "Progress", "Pages", "Storing"],
        ["src/AmiPipeline.Cli/AmiPipeline.Cli.csproj"] =
        [
            "Hosting", "Inputs", "Json", "Reports", "Progress", "SimulatorConsole", "Commands/Options", "Commands", "Commands/Deployed", "Commands/Fleet", "Commands/States", "Commands/Explore", "Commands/Find", "Commands/KeyPolicies", "Commands/Completion", "(root)",
        ],
    };

    private static readonly ConcurrentDictionary<string, RoomGraph> Graphs = new();

    // The stand-ins in Compat have the rooms of AWS's own packages.
    public static TheoryData<string> Projects =>
        [.. Repository.Files(".csproj").Where(path => !path.StartsWith("tests/", StringComparison.Ordinal) && !path.StartsWith("src/Compat/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Rooms_FormNoCycle(string project)
    {
        var graph = Read(project);
        var cycle = graph.FindCycle();
        Assert.True(cycle.Count == 0, $"""
            The rooms of {project} form a cycle:
              {string.Join("\n  ", cycle)}
            All edges that are part of a cycle, by how many types go along them:
              {string.Join("\n  ", graph.Knot().Select(edge => $"{edge.Count} × {edge.Example}"))}
            """);
    }

    [Fact]
    public void Rooms_KnowOnlyThoseBeforeThem()
    {
        var wrong = from order in Orders
                    from edge in Read(order.Key).Edges
                    let to = Array.IndexOf(order.Value, edge.To)
                    where to < 0 || to > Array.IndexOf(order.Value, edge.From)
                    select edge.ToString();

        Assert.Equal("", string.Join("\n", wrong));
    }

    [Theory]
    [InlineData("namespace P.A; class Upper;", "class Lower { Upper? _upper; }", "P.A")]
    [InlineData("namespace P.A; class Upper { public const int Limit = 1; }", "class Lower { int Limit => Upper.Limit; }", "P.A")]
    [InlineData("namespace P.A; class Upper;", "class Lower { string Name => nameof(Upper); }", "P.A")]
    [InlineData("namespace P.A; class Upper;", "class Lower { A.Upper? _upper; }", "")]
    [InlineData("namespace P; class Upper;", "class Lower { Upper? _upper; }", "")]
    [InlineData("namespace P.A; static class Upper { public static int Twice(this int number) => 2 * number; }", "class Lower { int Number => 1.Twice(); }", "P.A")]
    [InlineData("namespace P.A; static class Upper { extension(int number) { public int Twice() => 2 * number; } }", "class Lower { int Number => 1.Twice(); }", "P.A")]
    public void Edges_AreWhatAFileWritesOut(string upper, string lower, string uses) => Assert.Equal("B", Assert.Single(Graph(upper, lower, uses).Edges).From);

    [Theory]
    [InlineData("namespace P.A; class Upper;", "/// <summary><see cref=\"Upper\"/></summary>\nclass Lower;", "P.A")]
    [InlineData("namespace P.A; class Upper;", "class Lower { int Upper { get; set; } Lower Copy() => new() { Upper = Upper }; }", "P.A")]
    [InlineData("namespace P.A; class Upper;", "class Lower { bool Has(Other other) => other is { Upper: 1 } && other.Upper > 0; }", "P.A")]
    [InlineData("namespace P.A; class Upper;", "class Lower { Upper? _upper; }", "System")]
    public void Edges_AreNoMembersOfTheSameNameAndNoComments(string upper, string lower, string uses) => Assert.Empty(Graph(upper, lower, uses).Edges);

    [Fact]
    public void Cycle_IsReportedByOneTypeForEachEdge()
    {
        var graph = RoomGraph.Read("P", [
            SourceFile.Parse("P/A/One.cs", "P", "namespace P.A; class One { B.Two? _two; }"),
            SourceFile.Parse("P/B/Two.cs", "P", "namespace P.B; class Two { C.Three? _three; Four? _four; }"),
            SourceFile.Parse("P/C/Three.cs", "P", "namespace P.C; class Three { A.One? _one; }"),
            SourceFile.Parse("P/Four.cs", "P", "namespace P; class Four;")], []);

        Assert.Equal(["A -> B: P/A/One.cs knows Two", "B -> C: P/B/Two.cs knows Three", "C -> A: P/C/Three.cs knows One"], graph.FindCycle().Select(edge => edge.ToString()));
        Assert.Equal(3, graph.Knot().Count());
        Assert.Contains(graph.Edges, edge => edge.To == "(root)");
    }

    private static RoomGraph Graph(string upper, string lower, string uses)
    {
        var folder = upper.StartsWith("namespace P.A;", StringComparison.Ordinal) ? "P/A" : "P";
        var imports = uses.Length == 0 ? "" : $"using {uses};\n";
        return RoomGraph.Read("P", [SourceFile.Parse($"{folder}/Upper.cs", "P", upper), SourceFile.Parse("P/B/Lower.cs", "P", $"{imports}namespace P.B; {lower}")], []);
    }

    private static RoomGraph Read(string project) => Graphs.GetOrAdd(project, ReadSources);

    private static RoomGraph ReadSources(string project)
    {
        var folder = Path.GetDirectoryName(project)!.Replace('\\', '/');
        var usings = XDocument.Parse(Repository.Read(project)).Descendants("Using").Select(element => element.Attribute("Include")!.Value);
        return RoomGraph.Read(folder, [.. SourceFile.All.Where(file => file.Project == folder)], usings);
    }
}
