using AmiPipeline.Cli.Hosting;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.Verification;
using Xunit;

namespace AmiPipeline.Cli.Tests;

/// <summary>An execution that fails at one of its destinations says of all what came of them: in tables, and as data where a success has them.</summary>
public sealed class DestinationFailureTests
{
    [Fact]
    public async Task CopyThatFails_IsInTheTableOfAllCopies()
    {
        var result = await RunAsync("text", "copies-to-accounts", call => call.Action == "CopyImage" && call.AccountId == "777788889999");

        Assert.Equal(ExitCodes.ExecutionFailed, result.ExitCode);
        Assert.Contains(result.Lines, line => line.StartsWith("Image   ami-", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.Contains("│ State ", StringComparison.Ordinal));
        Assert.Matches("│ us-east-1 of 444455556666 +│ ami-[0-9a-f]{17} +│ /dev/sdf +│ snap-[0-9a-f]{17} +│ yes +│ alias/theirs-data, as requested +│ committed ", result.Out);
        Assert.Matches("│ us-east-1 of 777788889999 +│ +│ +│ +│ +│ +│ failed: AwsAccessDeniedException ", result.Out);
        Assert.Contains("\n        Committed, and so kept: ami-", result.Out, StringComparison.Ordinal);
        Assert.Single(result.Lines, line => line.StartsWith("Keys ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CopyThatFails_IsInTheDataOfAllCopies()
    {
        var result = await RunAsync("json", "copies-to-accounts", call => call.Action == "CopyImage" && call.AccountId == "777788889999");

        var document = result.Document();
        Assert.Equal("failed", document.GetProperty("status").GetString());
        var image = document.GetProperty("image");
        Assert.True(image.GetProperty("isKept").GetBoolean());
        var copies = image.GetProperty("copies").GetProperty("items").EnumerateArray().ToLookup(copy => copy.GetProperty("state").GetString());
        Assert.Equal(["committed", "failed"], copies.Select(same => same.Key).Order());
        var failed = copies["failed"].First();
        Assert.Equal("777788889999", failed.GetProperty("location").GetProperty("accountId").GetString());
        Assert.Equal("AwsAccessDeniedException", failed.GetProperty("failure").GetProperty("error").GetString());
        Assert.Contains("Injected.", failed.GetProperty("failure").GetProperty("cause").GetString(), StringComparison.Ordinal);
        Assert.All(copies["committed"].SelectMany(copy => copy.GetProperty("devices").EnumerateArray()), device =>
        {
            Assert.StartsWith("snap-", device.GetProperty("snapshotId").GetString(), StringComparison.Ordinal);
            Assert.StartsWith("arn:aws:kms:", device.GetProperty("kmsKeyId").GetString(), StringComparison.Ordinal);
        });
        Assert.Contains("alias/theirs", document.GetProperty("keyAliases").EnumerateObject().Select(alias => alias.Value.GetString()));
    }

    [Fact]
    public async Task RollBack_SaysThatNothingIsKept()
    {
        using var files = new TemporaryFiles();
        var request = files.Request(File.ReadAllText(Cli.Example("copies-to-accounts.json")).Replace("\"to\"", "\"onFailure\": \"rollBack\", \"to\"", StringComparison.Ordinal));

        var result = await RunFileAsync("json", request, call => call.Action == "CopyImage" && call.AccountId == "777788889999");

        var image = result.Document().GetProperty("image");
        Assert.False(image.GetProperty("isKept").GetBoolean());
        Assert.DoesNotContain(image.GetProperty("copies").GetProperty("items").EnumerateArray(), copy => copy.GetProperty("state").GetString() == "committed");
    }

    [Theory]
    [InlineData("share", "ModifySnapshotAttribute", "sharing", "SharingFailedException", "shared")]
    [InlineData("publish", "PutParameter", "publications", "PublishFailedException", "published")]
    public async Task StageThatFails_SaysWhatCameOfEachPlace(string example, string action, string stage, string error, string done)
    {
        bool IsFirst(RecordedCall call) => call.Action == action && call.Region == "us-east-1" && call.AccountId == "111122223333";

        var document = (await RunAsync("json", example, IsFirst)).Document();
        var text = await RunAsync("text", example, IsFirst);

        Assert.Equal(error, document.GetProperty("error").GetString());
        var items = document.GetProperty("image").GetProperty(stage).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal("failed", items[0].GetProperty("state").GetString());
        Assert.Contains("Injected.", items[0].GetProperty("failure").GetProperty("cause").GetString(), StringComparison.Ordinal);
        Assert.All(items.Skip(1), item => Assert.Equal(done, item.GetProperty("state").GetString()));
        Assert.NotEmpty(document.GetProperty("image").GetProperty("copies").GetProperty("items").EnumerateArray());
        Assert.Equal(ExitCodes.ExecutionFailed, text.ExitCode);
        Assert.Matches("│ us-east-1 .*failed.*AwsAccessDenied", text.Out);
    }

    /// <summary>One image that can't be taken back hides nothing of the others: which grants stay is in texts, data and the page.</summary>
    [Fact]
    public async Task UnsharingThatFailsInPart_NamesTheGrantsThatStay()
    {
        const string Grantee = "arn:aws:iam::777788889999:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";
        using var files = new TemporaryFiles();
        var request = files.Request("""
            { "source": { "imageId": "ami-05000000000000001" }, "name": "taken", "kmsKeyId": "alias/golden", "copies": { "to": [{ "region": "eu-west-1", "kmsKeyId": "alias/europe" }] }, "unshareFrom": { "accounts": ["777788889999"] } }
            """);

        Task<CliResult> RunAsync(string output) => Cli.RunAsync(
            engine =>
            {
                var key = engine.Cloud.Inspect("111122223333", "us-east-1").Keys.Single(key => key.Aliases.Contains("alias/golden")).Arn;
                var owner = SimulatedClients.Create(engine.Cloud, engine.Clock).Kms(new AwsLocation("111122223333", "us-east-1"));
                for (var number = 0; number <= ImageSharing.MaxStayingGrants; number++)
                {
                    owner.CreateGrantAsync(new() { KeyId = key, GranteePrincipal = $"{Grantee}_{number}", Operations = ["Decrypt"] }).GetAwaiter().GetResult();
                }

                engine.Cloud.Faults.When(call => call.Action == "ListGrants" && call.Region == "eu-west-1", times: int.MaxValue).Refuse("AccessDeniedException", "Injected.");
                return engine;
            },
            default, "run", request, "--configuration", Cli.Example("other-account.deployment.json"), "--output", output, "--report", files.PathOf("report.html"));
        var document = (await RunAsync("json")).Document();
        var text = await RunAsync("text");

        Assert.Equal("SharingFailedException", document.GetProperty("error").GetString());
        var sharing = document.GetProperty("image").GetProperty("sharing");
        Assert.True(sharing.GetProperty("hasMoreStayingGrants").GetBoolean());
        Assert.Equal(ImageSharing.MaxStayingGrants, sharing.GetProperty("stayingGrants").EnumerateArray().Count(grant => grant.GetProperty("grantee").GetString()!.StartsWith(Grantee, StringComparison.Ordinal)));
        Assert.Contains("aws kms revoke-grant --region us-east-1", text.Out, StringComparison.Ordinal);
        Assert.Contains("and others: list all with aws kms list-grants", text.Out, StringComparison.Ordinal);
        var page = await files.ReadAsync("report.html");
        Assert.Contains("aws kms revoke-grant --region us-east-1", page, StringComparison.Ordinal);
        Assert.Contains("and others: list all with aws kms list-grants", page, StringComparison.Ordinal);
        Assert.Contains("no longer with 777788889999", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailureBeforeAnyDestination_HasNoImage()
    {
        var document = (await RunAsync("json", "copies-to-accounts", call => call.Action == "RegisterImage" && call.AccountId == "111122223333")).Document();

        Assert.Equal("failed", document.GetProperty("status").GetString());
        Assert.False(document.TryGetProperty("image", out _));
    }

    private static Task<CliResult> RunAsync(string output, string example, Func<RecordedCall, bool> isRefused) => RunFileAsync(output, Cli.Example($"{example}.json"), isRefused);

    private static Task<CliResult> RunFileAsync(string output, string request, Func<RecordedCall, bool> isRefused) => Cli.RunAsync(
        engine =>
        {
            engine.Cloud.Faults.When(isRefused, times: int.MaxValue).Refuse("UnauthorizedOperation", "Injected.", 403);
            return engine;
        },
        default, "run", request, "--configuration", Cli.Example("other-account.deployment.json"), "--output", output);
}
