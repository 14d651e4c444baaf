using System.Diagnostics;
using System.Text.Json;
using Amazon.EC2.Model;
using Amazon.StepFunctions.Model;
using AmiPipeline.Engines.Deployed;
using Xunit;

using Tag = Amazon.EC2.Model.Tag;

namespace AmiPipeline.Engines.Tests.Local;

/// <summary>The pipeline on the simulator's port: executions by hand, by an image's event, and the clean-up of one that ended badly.</summary>
public sealed class LocalDeploymentTests
{
    private const string Triggered = """
        {
          "guardrails": { "accounts": ["self", "amazon"] },
          "triggers": [{
            "name": "encrypt-base",
            "match": { "owners": ["self"], "name": "base-*" },
            "request": { "name": "{source.name}-{source.id}-encrypted", "kmsKeyId": "alias/golden" }
          }]
        }
        """;

    [Fact]
    public async Task Execution_StartedOnThePort_BuildsItsImage()
    {
        await using var cloud = await LocalCloud.StartAsync();
        var started = await cloud.StepFunctions.StartExecutionAsync(new StartExecutionRequest
        {
            StateMachineArn = cloud.Pipeline.StateMachineArn,
            Name = "by-hand",
            Input = Repository.Read("examples/s5-unique-keys.json"),
        }, TestContext.Current.CancellationToken);

        await cloud.EndedAsync(cloud.Pipeline.StateMachineArn);

        var ended = await cloud.StepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = started.ExecutionArn }, TestContext.Current.CancellationToken);
        Assert.Equal("SUCCEEDED", ended.Status.Value);
        var image = cloud.View.Image(JsonDocument.Parse(ended.Output!).RootElement.GetProperty("imageId").GetString()!);
        Assert.Equal(
            new[] { "alias/data", "alias/logs", "alias/root" }.Select(alias => cloud.View.Key(alias).Arn),
            image.Devices.Select(device => device.KeyArn).OrderBy(arn => cloud.View.Keys.First(key => key.Arn == arn).Aliases[0], StringComparer.Ordinal));
        Assert.Single((await cloud.StepFunctions.ListExecutionsAsync(new ListExecutionsRequest { StateMachineArn = cloud.Pipeline.StateMachineArn }, TestContext.Current.CancellationToken)).Executions);
    }

    [Fact]
    public async Task Deployment_WithANameInItsConfiguration_HasStateMachinesOfThatName()
    {
        await using var cloud = await LocalCloud.StartAsync("""{ "name": "Golden" }""");

        foreach (var (arn, name) in new[] { (cloud.Pipeline.StateMachineArn, "Golden"), (cloud.Pipeline.CleanUpStateMachineArn, "Golden-CleanUp") })
        {
            Assert.EndsWith($":stateMachine:{name}", arn, StringComparison.Ordinal);
            Assert.Empty((await cloud.StepFunctions.ListExecutionsAsync(new ListExecutionsRequest { StateMachineArn = arn }, TestContext.Current.CancellationToken)).Executions);
        }
    }

    [Fact]
    public async Task Image_ThatMatchesARule_StartsAnExecutionByItself()
    {
        await using var cloud = await LocalCloud.StartAsync(Triggered);
        await cloud.Ec2.CreateImageAsync(new CreateImageRequest { InstanceId = "i-04000000000000001", Name = "base-1", NoReboot = true }, TestContext.Current.CancellationToken);

        var execution = await cloud.EndedAsync(cloud.Pipeline.StateMachineArn);

        Assert.Equal("SUCCEEDED", execution.Status);
        var image = Assert.Single(cloud.View.Images, image => image.Name.StartsWith("base-1-ami-", StringComparison.Ordinal));
        Assert.All(image.Devices, device => Assert.Equal(cloud.View.Key("alias/golden").Arn, device.KeyArn));
    }

    /// <summary>As in a deployment: many tag an image only once it is available.</summary>
    [Fact]
    public async Task Image_ThatIsTaggedLate_StartsAnExecutionByItself()
    {
        await using var cloud = await LocalCloud.StartAsync(Triggered.Replace("\"name\": \"base-*\"", "\"tags\": { \"team\": \"base\" }", StringComparison.Ordinal));
        var image = await cloud.Ec2.CreateImageAsync(new CreateImageRequest { InstanceId = "i-04000000000000001", Name = "late-1", NoReboot = true }, TestContext.Current.CancellationToken);
        await cloud.Ec2.CreateTagsAsync(new CreateTagsRequest([image.ImageId], [new Tag("cost", "1")]), TestContext.Current.CancellationToken);
        await cloud.Ec2.CreateTagsAsync(new CreateTagsRequest([image.ImageId], [new Tag("team", "base")]), TestContext.Current.CancellationToken);

        var execution = await cloud.EndedAsync(cloud.Pipeline.StateMachineArn);

        Assert.Equal("SUCCEEDED", execution.Status);
        Assert.Contains(cloud.View.Images, made => made.Name.StartsWith("late-1-ami-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PackersImage_IsEncryptedByThePipeline_WithoutAnybodyAsking()
    {
        Tool.SkipUnlessInstalled("packer");
        await using var cloud = await LocalCloud.StartAsync(Triggered);
        var template = Path.Combine(AppContext.BaseDirectory, $"packer-{cloud.Endpoint.Port}.json");
        await File.WriteAllTextAsync(template, $$"""
            { "builders": [{
              "type": "amazon-ebs", "communicator": "none", "region": "{{LocalCloud.Region}}", "access_key": "AKIA{{LocalCloud.Account}}", "secret_key": "made-up",
              "custom_endpoint_ec2": "{{cloud.Endpoint.ToString().TrimEnd('/')}}", "source_ami": "ami-03000000000000001", "instance_type": "t3.small", "ami_name": "base-packed" }] }
            """, TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo("packer", ["build", template]);
        AwsEnvironment.PointTo(start.Environment, cloud.Endpoint, LocalCloud.Account, LocalCloud.Region);

        var (exit, output, error) = await Tool.RunAsync(start);
        File.Delete(template);
        Assert.SkipWhen((output + error).Contains("nknown builder", StringComparison.Ordinal), "packer has no amazon-ebs builder installed.");
        Assert.True(exit == 0, output + error);
        var execution = await cloud.EndedAsync(cloud.Pipeline.StateMachineArn);

        var verified = JsonDocument.Parse(execution.Execution.Output!).RootElement;
        var image = cloud.View.Image(verified.GetProperty("imageId").GetString()!);
        Assert.StartsWith("base-packed-ami-", image.Name);
        Assert.All(image.Devices, device => Assert.Equal(cloud.View.Key("alias/golden").Arn, device.KeyArn));
    }

    /// <summary>From the event to the object, and from the state machine's tag to it, with what a name may have that links and JSON escape.</summary>
    [Fact]
    public async Task Execution_ThatEnds_HasItsReportWhereTheStateMachinesTagSays()
    {
        const string Name = "by+hand('1')=@é";
        await using var cloud = await LocalCloud.StartAsync("""{ "instances": {}, "reports": { "prefix": "kept/reports" } }""");
        var stored = cloud.ReportStoredAsync();
        await cloud.StepFunctions.StartExecutionAsync(
            new StartExecutionRequest { StateMachineArn = cloud.Pipeline.StateMachineArn, Name = Name, Input = Repository.Read("examples/s3-encrypt.json") }, TestContext.Current.CancellationToken);

        using var output = JsonDocument.Parse(await stored);
        Assert.Equal(
            [$"arn:aws:states:us-east-1:111122223333:execution:AmiPipeline:{Name}", "stored", $"s3://amipipeline-reports/kept/reports/{Name}.html"],
            output.RootElement.EnumerateObject().Select(field => field.Value.GetString()));
        var location = await ReportFinder.FindAsync(cloud.StepFunctions, StateMachineArn.Parse(cloud.Pipeline.StateMachineArn), TestContext.Current.CancellationToken);
        Assert.Equal($"s3://amipipeline-reports/kept/reports/{Name}.html", location!.UriOf(Name));
        Assert.Equal("https://us-east-1.console.aws.amazon.com/s3/object/amipipeline-reports?region=us-east-1&prefix=kept%2Freports%2Fby%2Bhand%28%271%27%29%3D%40%C3%A9.html", location.ConsolePageOf("us-east-1", Name));
        Assert.Null(await ReportFinder.FindAsync(cloud.StepFunctions, StateMachineArn.Parse(cloud.Pipeline.CleanUpStateMachineArn), TestContext.Current.CancellationToken));
        Assert.Null(await ReportFinder.FindAsync(cloud.StepFunctions, StateMachineArn.Parse(cloud.Pipeline.StateMachineArn + "X"), TestContext.Current.CancellationToken));
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(cloud.Endpoint, $"{location.Bucket}/{location.KeyOf(Name)}"));
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=AKIA{LocalCloud.Account}/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Contains($"<h1>{Assert.Single(cloud.View.Images, image => image.Tags.GetValueOrDefault("ami-pipeline:execution")?.EndsWith($":{Name}", StringComparison.Ordinal) == true).Name}</h1>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execution_ThatIsStopped_IsCleanedUpAfter()
    {
        await using var cloud = await LocalCloud.StartAsync();
        var before = cloud.View;
        var started = await cloud.StepFunctions.StartExecutionAsync(
            new StartExecutionRequest { StateMachineArn = cloud.Pipeline.StateMachineArn, Input = Repository.Read("examples/s5-unique-keys.json") }, TestContext.Current.CancellationToken);
        await cloud.StepFunctions.StopExecutionAsync(new StopExecutionRequest { ExecutionArn = started.ExecutionArn, Cause = "by hand" }, TestContext.Current.CancellationToken);

        var cleanUp = await cloud.EndedAsync(cloud.Pipeline.CleanUpStateMachineArn);

        Assert.Equal("SUCCEEDED", cleanUp.Status);
        Assert.Contains(started.ExecutionArn, cleanUp.Input);
        Assert.Equal(before.Volumes.Select(volume => volume.Id), cloud.View.Volumes.Select(volume => volume.Id));
        Assert.Equal(before.SecurityGroups.Select(group => group.Id), cloud.View.SecurityGroups.Select(group => group.Id));
    }

    [Fact]
    public async Task AwsCli_SeesTheStateMachines()
    {
        await using var cloud = await LocalCloud.StartAsync();

        var (exit, output, error) = await AwsCli.RunAsync(
            cloud.Endpoint, LocalCloud.Account, LocalCloud.Region, "stepfunctions", "list-state-machines", "--output", "text", "--query", "stateMachines[].name");
        var (_, definition, _) = await AwsCli.RunAsync(
            cloud.Endpoint, LocalCloud.Account, LocalCloud.Region, "stepfunctions", "describe-state-machine", "--state-machine-arn", cloud.Pipeline.StateMachineArn, "--output", "text", "--query", "definition");

        Assert.True(exit == 0, error);
        Assert.Equal("AmiPipeline\tAmiPipeline-CleanUp\tAmiPipeline-Fleet", output.Trim());
        Assert.Equal(PipelineDocument.Json.Trim(), definition.Trim());
    }
}
