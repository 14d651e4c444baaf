using System.Text.RegularExpressions;
using AmiPipeline.StateMachine.Picture;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>The overview in the README leaves states out, but shows nothing that the state machine does not do.</summary>
public sealed partial class OverviewTests
{
    [Fact]
    public void Arrows_AreWaysThroughTheStateMachine()
    {
        var diagram = MermaidDiagram.Render(PipelineAsl.Json);
        var steps = Arrow().Matches(diagram).Concat(EndOfBranch().Matches(diagram)).ToLookup(arrow => arrow.Groups["from"].Value, arrow => arrow.Groups["to"].Value);
        var arrows = ArrowsOf(Overview().Match(Repository.Read("README.md")).Groups[1].Value).ToList();

        Assert.NotEmpty(arrows);
        Assert.All(arrows, arrow => Assert.True(LeadsTo(steps, Id(arrow.From), Id(arrow.To)), $"{arrow.From} does not lead to {arrow.To}"));
    }

    private static IEnumerable<(string From, string To)> ArrowsOf(string overview)
    {
        var names = Node().Matches(overview).Where(node => node.Groups[2].Success).ToDictionary(node => node.Groups[1].Value, node => node.Groups[2].Value);
        return from line in overview.Split('\n')
               let nodes = Node().Matches(Label().Replace(line, "")).Select(node => names[node.Groups[1].Value]).ToList()
               from step in nodes.Zip(nodes.Skip(1))
               select step;
    }

    private static bool LeadsTo(ILookup<string, string> steps, string from, string to)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>(steps[from]);
        while (open.TryPop(out var state))
        {
            if (reached.Add(state))
            {
                Array.ForEach([.. steps[state]], open.Push);
            }
        }

        return reached.Contains(to);
    }

    // As in the diagram, where every state has such an id.
    private static string Id(string state) => "s_" + state.Replace(' ', '_');

    [GeneratedRegex(@"(?<from>\w+) -->(?:\|[^|]*\|)? (?<to>\w+)")]
    private static partial Regex Arrow();

    // A branch ends in a state that leads nowhere; the Parallel around it goes on.
    [GeneratedRegex("""subgraph (?<to>\w+)\[.*?(?<from>\w+)\(\["✓""", RegexOptions.Singleline)]
    private static partial Regex EndOfBranch();

    [GeneratedRegex("<!-- overview: begin -->\n```mermaid\nflowchart LR\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Overview();

    [GeneratedRegex("""(\w+)(?:\["([^"]+)"\])?(?= -->|$)""", RegexOptions.Multiline)]
    private static partial Regex Node();

    [GeneratedRegex(@"\|[^|]*\|")]
    private static partial Regex Label();
}
