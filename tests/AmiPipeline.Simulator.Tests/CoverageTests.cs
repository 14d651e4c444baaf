using AmiPipeline.Simulator.AutoScaling;
using AmiPipeline.Simulator.Coverage;
using AmiPipeline.Simulator.Iam;
using AmiPipeline.Simulator.Kms;
using AmiPipeline.Simulator.Services;
using AmiPipeline.Simulator.Ssm;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>The list of what is modelled is what calls find, held against the SDK's own API.</summary>
public sealed class CoverageTests
{
    private const string ListPath = "src/AmiPipeline.Simulator/Coverage/api-coverage.txt";
    private const string Heading = $"What the simulator models of AWS's API, + or -. Measured by a test; rewritten by {GeneratedFile.UpdateCommand}";

    [Fact]
    [Trait(GeneratedFile.Trait, ListPath)]
    public void List_IsWhatCallsFind()
    {
        var filters = CoverageList.Parse(Repository.Read(ListPath))
            .ToDictionary(action => action.Action, action => (IReadOnlyList<string>)[.. action.Filters, .. action.MissingFilters]);
        using var probe = new CoverageProbe();

        GeneratedFile.Verify(ListPath, CoverageList.Write(Heading, probe.Measure(filters)), "the calls of the probe");
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
    public void Actions_OfTheOtherServices_AreThoseThatThePortAnswers()
    {
        Assert.Equal(ApiModel.KmsActions, Listed("kms", null));
        Assert.Equal(KmsActions.ByName.Keys.Order(StringComparer.Ordinal), Listed("kms", true));
        Assert.Equal(StsActions.ByName.Keys.Order(StringComparer.Ordinal), Listed("sts", true));
        Assert.Equal(SsmActions.ByName.Keys.Order(StringComparer.Ordinal), Listed("ssm", true));
        Assert.Equal(AutoScalingActions.ByName.Keys.Order(StringComparer.Ordinal), Listed("autoscaling", true));

        static IEnumerable<string> Listed(string service, bool? isModelled) => SimulatorCoverage.Actions
            .Where(action => action.Service == service && (isModelled is null || action.IsModelled == isModelled)).Select(action => action.Action);
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
        Assert.Contains("free-tier-eligible", describe.MissingFilters);
    }

}
