using System.Text;
using System.Text.Json;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Lambda.TestUtilities;
using AmiPipeline.Simulator.Logs;
using Xunit;

namespace AmiPipeline.Functions.Tests;

/// <summary>An execution's resources are looked for where its data says that they are, and where it runs.</summary>
public sealed class CleanUpLocationTests
{
    private static readonly AwsLocation Home = new("111122223333", "us-east-1");
    private static readonly AwsLocation Other = new("111122223333", "eu-west-1");

    private readonly SimulatedFunctions _functions = new();

    [Fact]
    public async Task Resource_ThatIsRecordedInAnotherRegion_IsRemovedThere()
    {
        var (here, there) = (await CreateVolumeAsync(Home), await CreateVolumeAsync(Other));

        await CleanUpAsync(Other);

        Assert.Equal([Deletion(Home, here), Deletion(Other, there)], Deletions());
    }

    [Fact]
    public async Task Region_ThatNothingIsRecordedIn_IsNotLookedInto()
    {
        var here = await CreateVolumeAsync(Home);
        await CreateVolumeAsync(Other);

        await CleanUpAsync(Home);

        Assert.Equal([Deletion(Home, here)], Deletions());
        Assert.Equal(["CreateVolume"], Calls.Where(call => call.Region == Other.Region).Select(call => call.Action));
    }

    /// <summary>Once a listing has shown where it is, no other Region is asked whether it is gone: with a hundred of them, that would take longer than an invocation may.</summary>
    [Fact]
    public async Task Resource_ThatAListingHasShown_IsAskedForWhereItWas()
    {
        var there = await CreateVolumeAsync(Other);

        var progress = await CleanUpAsync(Other);
        _functions.Clock.Advance(TimeSpan.FromMinutes(1));
        await CleanUpAsync(Other, progress.GetRawText());

        Assert.Equal([Other.Region], Calls.Where(call => call.Action == "DescribeVolumes" && call.Parameters.GetValueOrDefault("VolumeId.1") == there).Select(call => call.Region));
    }

    /// <summary>With more than one Region, what could not be listed says which.</summary>
    [Fact]
    public async Task Listing_ThatFailsInAnotherRegion_IsNamedByIt_AndKeepsNothingElse()
    {
        var here = await CreateVolumeAsync(Home);
        _functions.Cloud.Faults.When(call => call.Action == "DescribeSnapshots" && call.Region == Other.Region).Refuse("InternalError", "Not now.", 500);

        var progress = await CleanUpAsync(Other);

        Assert.Equal([Deletion(Home, here)], Deletions());
        Assert.Contains("snapshots of eu-west-1 not listed: Not now.", progress.GetProperty("listingFailures").GetRawText(), StringComparison.Ordinal);
    }

    private IEnumerable<RecordedCall> Calls => _functions.Cloud.Calls.All;

    private List<(string, string)> Deletions() =>
        [.. Calls.Where(call => call.Action == "DeleteVolume").Select(call => (call.Region, call.Parameters["VolumeId"]))];

    private static (string, string) Deletion(AwsLocation location, string volumeId) => (location.Region, volumeId);

    private async Task<string> CreateVolumeAsync(AwsLocation location)
    {
        var response = await _functions.Clients.Ec2(location).CreateVolumeAsync(new CreateVolumeRequest
        {
            AvailabilityZone = $"{location.Region}a",
            Size = 1,
            TagSpecifications = [new() { ResourceType = ResourceType.Volume, Tags = [new(PipelineTags.Execution, SimulatedFunctions.ExecutionArn)] }],
        });
        _functions.Clock.Advance(TimeSpan.FromMinutes(1));
        return response.Volume.VolumeId;
    }

    private async Task<JsonElement> CleanUpAsync(AwsLocation volumes, string progress = "{}")
    {
        var input = $$"""
            { "execution": { "id": "{{SimulatedFunctions.ExecutionArn}}", "name": "run-1", "stateMachineArn": "arn:aws:states:us-east-1:111122223333:stateMachine:AmiPipeline", "state": "Clean up" },
              "state": { "cleanUp": {{progress}}, "error": { "Error": "E", "Cause": "C" }, "volumes": { "location": { "accountId": "{{volumes.AccountId}}", "region": "{{volumes.Region}}" }, "items": [] } } }
            """;
        using var output = await _functions.Catalog[FunctionNames.CleanUp].InvokeAsync(new MemoryStream(Encoding.UTF8.GetBytes(input)), new TestLambdaContext { Logger = new TestLambdaLogger() });
        using var document = await JsonDocument.ParseAsync(output);
        return document.RootElement.Clone();
    }
}
