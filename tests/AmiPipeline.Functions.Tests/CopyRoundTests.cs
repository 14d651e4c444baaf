using Amazon.Lambda.TestUtilities;
using AmiPipeline.Functions.Catalog;
using AmiPipeline.Functions.CleanUp;
using AmiPipeline.Functions.ExecutionData;
using AmiPipeline.Functions.Images;
using AmiPipeline.Functions.PlanImage;
using AmiPipeline.Functions.Snapshots;
using AmiPipeline.Waiting;
using Xunit;

namespace AmiPipeline.Functions.Tests;

/// <summary>Snapshots that a quota lets start in several rounds: what is doubtful of the last round is in doubt, however long the wait has lasted.</summary>
public sealed class CopyRoundTests
{
    private static readonly AwsLocation Home = new("111122223333", "us-east-1");
    private static readonly TimeSpan Listed = TimeSpan.FromMinutes(1);

    private readonly SimulatedFunctions _functions = new();

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task LaterRound_ThatWasAskedForAgain_IsInDoubtUntilItsSnapshotsShow(int retries, bool doubtful)
    {
        using var planned = await _functions.InvokeAsync(FunctionNames.PlanImage, Repository.Read("examples/s5-unique-keys-snapshots.json"), new TestLambdaContext());
        var output = FunctionOutput.Read<PlanImageOutput>(planned.RootElement.GetRawText());
        var execution = new ExecutionIdentity(SimulatedFunctions.ExecutionArn, "run-1", "arn:aws:states:us-east-1:111122223333:stateMachine:AmiPipeline", "Copy snapshots", retries);
        var earlier = new SnapshotsInProgress { Location = Home, Wait = new WaitState { StartedAt = _functions.Clock.GetUtcNow() - TimeSpan.FromHours(20), Checks = 40 } };
        var input = new CopySnapshotsInput(execution, output.Plan with { Devices = [output.Plan.Devices[0]] }, output.Source, output.Volumes, earlier);

        var snapshots = await new CopySnapshotsFunction(_functions.Clients, _functions.Clock).HandleAsync(input, new TestLambdaContext());

        Assert.Equal(doubtful, snapshots.Wait.RequestedAgain);
        Assert.Equal((earlier.Wait.StartedAt, 40), (snapshots.Wait.StartedAt, snapshots.Wait.Checks));
        var state = new CleanUpState { Snapshots = snapshots, Committed = new CommitImageOutput([]) };
        Assert.Equal(!doubtful, state.IsAllListed(_functions.Clock.GetUtcNow(), Listed));
        Assert.True(state.IsAllListed(_functions.Clock.GetUtcNow() + Listed, Listed));
    }
}
