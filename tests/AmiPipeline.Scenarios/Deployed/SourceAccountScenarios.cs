using Amazon.EC2.Model;
using AmiPipeline.Scenarios.Sharing;
using Xunit;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>Images of a source account: their events are forwarded, they are read in the account's role, and shared for the time of the execution alone.</summary>
public sealed class SourceAccountScenarios
{
    private const string Configuration = $$"""
        {
          "guardrails": { "accounts": ["self", "{{SharedSource.OwnerId}}"], "roles": [{ "arn": "{{SharedSource.RoleArn}}", "externalId": "an-example" }] },
          "triggers": [
            { "name": "theirs", "match": { "accounts": ["{{SharedSource.OwnerId}}"], "name": "NAME" }, "request": { "name": "{source.name}-{source.id}-ours", "kmsKeyId": "alias/golden" } },
            { "name": "shared", "match": { "owners": ["{{SharedSource.OwnerId}}"], "name": "NAME" }, "request": { "name": "{source.name}-{source.id}-ours", "kmsKeyId": "alias/golden" } }],
          "reconciliation": { "since": "2000-01-01T00:00:00Z" }
        }
        """;

    private const string Happened = $$"""
        { "version": "0", "id": "e1", "detail-type": "EC2 AMI State Change", "source": "aws.ec2", "account": "{{SharedSource.OwnerId}}", "time": "2026-01-01T00:00:00Z",
          "region": "us-east-1", "resources": [], "detail": { "RequestId": "r1", "ImageId": "{{SharedSource.ImageId}}", "State": "available", "ErrorMessage": "" } }
        """;

    private readonly SimulatedDeployment _deployment = new(Configuration.Replace(
        "NAME", new SharedSource().Image.Name, StringComparison.Ordinal), roles: LeastPrivilege.SynthesizedRoles.OtherAccount);

    private readonly IReadOnlyList<string> _before;

    public SourceAccountScenarios() => _before = Owner();

    [Fact]
    public async Task ForwardedEvent_StartsARunThatSharesTheSource_AndTakesTheAccessBack()
    {
        _deployment.Bus.Forwarding.Add(StackTemplate.Source(SharedSource.OwnerId).Forwarded());

        _deployment.Bus.Send(Happened);
        await _deployment.SettleAsync();

        var run = Assert.Single(_deployment.Runs);
        Assert.True(run.Status == "SUCCEEDED", run.Execution.Cause);
        Assert.Contains($"\"accountId\":\"{SharedSource.OwnerId}\"", run.Input, StringComparison.Ordinal);
        Assert.Equal(_before, Owner());
    }

    /// <summary>The bus takes events of the accounts that the deployer lists, whoever else sends.</summary>
    [Fact]
    public async Task EventOfAnAccountThatTheBusDoesNotLetIn_StartsNothing()
    {
        _deployment.Bus.Forwarding.Add(StackTemplate.Source("999988887777").Forwarded());

        _deployment.Bus.Send(Happened.Replace(SharedSource.OwnerId, "999988887777", StringComparison.Ordinal));
        await _deployment.SettleAsync();

        Assert.Empty(_deployment.Lambda.Outputs);
        Assert.Empty(_deployment.Lambda.DeadLetters);
    }

    /// <summary>Without the source-account stack the event does not come; the search finds the image all the same.</summary>
    [Fact]
    public async Task EventThatIsNotForwarded_IsMadeUpForByTheSearch()
    {
        _deployment.Bus.Send(Happened);
        await _deployment.SettleAsync();
        Assert.Empty(_deployment.Runs);

        var output = await _deployment.ScheduleAsync(FunctionNames.ReconcileImages);
        await _deployment.SettleAsync();

        Assert.Equal(1, output.GetProperty("started").GetArrayLength());
        Assert.Equal("SUCCEEDED", Assert.Single(_deployment.Runs).Status);
        Assert.Equal(_before, Owner());
    }

    /// <summary>An image that the other account registered over snapshots of a pipeline is a result; only that account sees the snapshots' tags, also if the image is shared.</summary>
    [Fact]
    public async Task ImageOverMarkedSnapshots_IsFoundToBeAResult_ByEventAndBySearch()
    {
        var theirs = _deployment.Ec2Of(SharedSource.OwnerId);
        await theirs.CreateTagsAsync(new CreateTagsRequest { Resources = [SharedSource.RootSnapshotId], Tags = [new Tag("ami-pipeline:execution", "x")] });
        await theirs.ModifyImageAttributeAsync(new ModifyImageAttributeRequest { ImageId = SharedSource.ImageId, LaunchPermission = new() { Add = [new() { UserId = Account.Id }] } });
        _deployment.Bus.Forwarding.Add(StackTemplate.Source(SharedSource.OwnerId).Forwarded());

        _deployment.Bus.Send(Happened);
        await _deployment.SettleAsync();
        var output = await _deployment.ScheduleAsync(FunctionNames.ReconcileImages);

        Assert.Equal([("ownOutput", SharedSource.ImageId)], _deployment.Outcomes);
        Assert.Equal((1, 1), (output.GetProperty("matching").GetInt32(), output.GetProperty("ownOutputs").GetInt32()));
        Assert.Empty(_deployment.Runs);
    }

    [Fact]
    public async Task AbortedRun_HasItsAccessTakenBackByTheCleanUpStateMachine()
    {
        await _deployment.ScheduleAsync(FunctionNames.ReconcileImages);
        await _deployment.RunUntilAsync(() => _deployment.View.Images.Any(image => image.Tags.ContainsKey("ami-pipeline:execution")));
        Assert.NotEqual(_before, Owner());

        await _deployment.StopAsync(_deployment.Runs[0]);
        await _deployment.SettleAsync();

        Assert.Equal("SUCCEEDED", Assert.Single(_deployment.CleanUps).Status);
        Assert.Equal(_before, Owner());
        Assert.DoesNotContain(_deployment.View.Images, image => image.Tags.ContainsKey("ami-pipeline:execution"));
    }

    private IReadOnlyList<string> Owner() => _deployment.Cloud.Inspect(SharedSource.OwnerId, Account.Region).Dump();
}
