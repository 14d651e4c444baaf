using System.Runtime.CompilerServices;
using AmiPipeline.Simulator.Coverage;
using AmiPipeline.Simulator.Services;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>The list of what is modelled is what calls find, held against the SDK's own API.</summary>
public sealed class CoverageTests
{
    private const string Update = "AMI_PIPELINE_UPDATE_COVERAGE";
    private const string Heading = "What the simulator models of AWS's API, + or -. Written by a test: AMI_PIPELINE_UPDATE_COVERAGE=1 dotnet test tests/AmiPipeline.Simulator.Tests";

    [Fact]
    public void List_IsWhatCallsFind()
    {
        var checkedIn = File.ReadAllText(ListPath());
        var filters = CoverageList.Parse(checkedIn)
            .ToDictionary(action => action.Action, action => (IReadOnlyList<string>)[.. action.Filters, .. action.MissingFilters]);
        using var probe = new CoverageProbe();

        var measured = CoverageList.Write(Heading, probe.Measure(filters));

        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            File.WriteAllText(ListPath(), measured);
        }

        Assert.True(
            File.ReadAllText(ListPath()) == measured,
            $"{Differences(checkedIn, measured)}\nTo take this over: {Update}=1 dotnet test tests/AmiPipeline.Simulator.Tests");
    }

    [Fact]
    public void Actions_HoldEveryActionOfTheSdk_AndMarkThoseModelled()
    {
        var ec2 = SimulatorCoverage.Actions.Where(action => action.Service == "ec2").ToList();

        Assert.Equal(ApiModel.Ec2Actions, ec2.Select(action => action.Action));
        Assert.True(ec2.Count > 600, $"{ec2.Count} actions are too few to be EC2's.");
        Assert.Equal(Ec2Actions.ByName.Keys.Order(StringComparer.Ordinal), ec2.Where(action => action.IsModelled).Select(action => action.Action));
    }

    [Fact]
    public void CopyImage_TellsWhatItTakesAndWhatNot()
    {
        var copy = Assert.Single(SimulatorCoverage.Actions, action => action.Action == "CopyImage");

        Assert.Superset(new HashSet<string> { "Encrypted", "KmsKeyId", "ClientToken", "TagSpecification.N.Tag.N.Key" }, copy.Parameters.ToHashSet());
        Assert.Contains("DestinationOutpostArn", copy.MissingParameters);
    }

    [Fact]
    public void DescribeImages_TellsItsFilters()
    {
        var describe = Assert.Single(SimulatorCoverage.Actions, action => action.Action == "DescribeImages");

        Assert.Superset(new HashSet<string> { "name", "state", "tag:<key>" }, describe.Filters.ToHashSet());
        Assert.Contains("kernel-id", describe.MissingFilters);
    }

    private static string Differences(string before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        return string.Join('\n', old.Except(now).Select(line => "no longer: " + line).Concat(now.Except(old).Select(line => "new: " + line)));
    }

    // Each line under its action: many actions have the same parameters and filters.
    private static List<string> Lines(string list)
    {
        var action = "";
        var lines = new List<string>();
        foreach (var line in list.Split('\n'))
        {
            action = line.StartsWith(' ') ? action : line;
            lines.Add(line.StartsWith(' ') ? action + line : line);
        }

        return lines;
    }

    private static string ListPath([CallerFilePath] string here = "") => Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(here)!, "../../src/AmiPipeline.Simulator/Coverage/api-coverage.txt"));
}
