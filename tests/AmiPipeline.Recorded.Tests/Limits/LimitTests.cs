using AmiPipeline.Documents;
using AmiPipeline.Errors;
using AmiPipeline.Recorded.Tests.Fidelity;
using AmiPipeline.Requests;
using Xunit;

namespace AmiPipeline.Recorded.Tests.Limits;

/// <summary>Planner and simulator hold EC2's limits each for itself: here they meet, row by row, at both ends of each.</summary>
public sealed class LimitTests(ITestOutputHelper output)
{
    private const string Heading = "## Limits that the planner also enforces";

    private static readonly Limit[] All = [.. EbsLimits.All, .. TextLimits.All];

    [Fact]
    public void PlannerAndSimulator_HoldTheSameLimits()
    {
        var faults = new List<string>();
        foreach (var limit in All)
        {
            foreach (var (value, isTaken) in limit.Probes())
            {
                var (planner, simulator) = (Planner(limit.Request(value)), Simulator(limit.Call(value)));
                if ((planner is null) != isTaken || (simulator is null) != isTaken)
                {
                    faults.Add($"{limit.What} {value} is {(isTaken ? "taken" : "refused")} by EC2 ({limit.Source}); planner: {planner ?? "taken"}; simulator: {simulator ?? "taken"}");
                }
            }
        }

        output.WriteLine($"{All.Length} limits probed at {All.Sum(limit => limit.Probes().Count())} values on both sides.");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>No type or limit of the planner's table is without a row here.</summary>
    [Fact]
    public void PlannersTable_IsProbedWhole()
    {
        var rows = All.Select(limit => $"{limit.What}: {limit.Least}-{limit.Most}").ToHashSet();

        var missing = VolumeTypes.Types.SelectMany(type => new[]
        {
            Row(type.Key, "GiB", type.Value.SizeGiB),
            Row(type.Key, "iops", type.Value.Iops),
            Row(type.Key, "MiB/s", type.Value.Throughput),
            type.Value.MaxIopsPerGiB is { } ratio ? $"{type.Key}: iops of 20 GiB, at {ratio} per GiB: -{20 * ratio}" : null,
        }).OfType<string>().Where(row => !rows.Contains(row));

        Assert.Empty(missing);
    }

    [Fact]
    public void Document_HoldsEveryLimit_WithItsSource() =>
        Assert.Equal(All.Select(limit => $"{limit.What} | {limit.Range} | {limit.Source}"), FidelityDocument.Rows(Heading).Select(row => string.Join(" | ", row)));

    /// <summary>Characters, one by one: what the planner lets through the simulator takes, and the other way round.</summary>
    [Fact]
    public void PlannerAndSimulator_TakeTheSameCharacters()
    {
        var faults = new List<string>();
        foreach (var character in Enumerable.Range(0x20, 0x160).Select(code => (char)code).Concat("あ€—"))
        {
            Compare("name", character, faults);
            Compare("description", character, faults);
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static void Compare(string field, char character, List<string> faults)
    {
        var text = System.Text.Json.JsonEncodedText.Encode($"abc{character}d");
        // Braces are placeholders of the planner's, which EC2 never sees.
        if (field == "name" && character is '{' or '}')
        {
            return;
        }

        var planner = Planner($$"""{ "source": { "imageId": "ami-03000000000000001" }, {{(field == "name" ? "" : "\"name\": \"limits\", ")}}"{{field}}": "{{text}}" }""");
        var name = field == "name" ? "Name" : "Name=limits&Description";
        var simulator = Simulator($"Action=CopyImage&SourceImageId=ami-03000000000000001&SourceRegion=us-east-1&{name}={Uri.EscapeDataString($"abc{character}d")}");
        if ((planner is null) != (simulator is null))
        {
            faults.Add($"{field} with U+{(int)character:X4}: planner: {planner ?? "taken"}; simulator: {simulator ?? "taken"}");
        }
    }

    private static string? Row(string type, string what, IntegerRange? range) =>
        range is { } limit ? $"{type}: {what}: {limit.Min}-{limit.Max}" : null;

    /// <summary>Why the planner refuses a request; null if it takes it.</summary>
    private static string? Planner(string request)
    {
        try
        {
            RequestReader.Read(request);
            return null;
        }
        catch (RequestRefusedException refusal)
        {
            return refusal.Message;
        }
    }

    /// <summary>Why the simulator refuses a call; null if it takes it.</summary>
    private static string? Simulator(string call)
    {
        var (status, body) = new SimulatedAccount().Send("ec2", target: null, call);
        return status == 200 ? null : body;
    }
}
