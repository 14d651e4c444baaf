using System.Text.Json;
using AmiPipeline.Cli.Hosting;
using Xunit;

namespace AmiPipeline.Cli.Tests.Aws;

public sealed class AwsRunCommandTests
{
    [Theory]
    [MemberData(nameof(ExampleRequests.Scenarios), MemberType = typeof(ExampleRequests))]
    public async Task RunAws_OfAnyExample_GivesAnImageAndNothingElse(string example)
    {
        await using var lab = await AwsLab.StartAsync();

        var document = (await lab.RunAsync("run", Cli.Example($"{example}.json"), "--aws", "--output", "json")).Document();

        Assert.Equal("succeeded", document.GetProperty("status").GetString());
        var image = document.GetProperty("image");
        var made = lab.View.Image(image.GetProperty("imageId").GetString()!);
        Assert.Equal(made.Devices.Select(device => device.SnapshotId).Append(made.Id).Order(), lab.Added.Order());
        Assert.Equal(made.Devices.Select(device => device.KeyArn).Order(), image.GetProperty("devices").EnumerateArray().Select(KeyOf).Order());
        Assert.Equal(lab.Cloud.Calls.All.Count(call => call.Service == "ec2"), document.GetProperty("ec2Calls").GetInt32());
    }

    [Fact]
    public async Task RunAws_OwnerAndExecution_AreOfThisMachine()
    {
        await using var lab = await AwsLab.StartAsync();

        var document = (await lab.RunAsync("run", Cli.Example("s3-encrypt.json"), "--aws", "--output", "json")).Document();

        Assert.Equal($"{AwsLab.ExecutionPrefix}s3-encrypt-20260101-000000-00000abc", document.GetProperty("execution").GetString());
        var tags = lab.View.Image(document.GetProperty("image").GetProperty("imageId").GetString()!).Tags;
        Assert.Equal("local/test.host", tags["ami-pipeline:owner"]);
        Assert.Equal(document.GetProperty("execution").GetString(), tags["ami-pipeline:execution"]);
    }

    [Fact]
    public async Task RunAws_InAPipe_TellsTheExecutionFirstAndDoesNotCallTimeVirtual()
    {
        await using var lab = await AwsLab.StartAsync();

        var result = await lab.RunAsync("run", Cli.Example("s5-unique-keys.json"), "--aws", "--name", "monday");

        Assert.Equal((ExitCodes.Done, ""), (result.ExitCode, result.Error));
        Assert.Equal($"Execution {AwsLab.ExecutionPrefix}monday", result.Lines[0]);
        Assert.Contains(result.Lines, line => line.Contains("Launch instance", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.Contains("alias/logs, as requested", StringComparison.Ordinal));
        Assert.DoesNotContain("virtual", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Next ", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAws_Twice_GivesTheFirstImageAgain()
    {
        await using var lab = await AwsLab.StartAsync();

        var first = await ImageIdAsync(lab);
        lab.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = await ImageIdAsync(lab);

        Assert.Equal(first, again);
    }

    [Fact]
    public async Task RunAws_InAnotherRegion_SignsForIt()
    {
        await using var lab = await AwsLab.StartAsync();
        using var files = new TemporaryFiles();
        var request = files.Request("""{ "source": { "imageId": "ami-0e000000000000001" }, "name": "european-copy", "kmsKeyId": "alias/europe" }""");

        var result = await lab.RunAsync("run", request, "--aws", "--region", "eu-west-1", "--output", "json");

        Assert.Equal("eu-west-1", result.Document().GetProperty("image").GetProperty("location").GetProperty("region").GetString());
        Assert.All(lab.Cloud.Calls.All, call => Assert.Equal("eu-west-1", call.Region));
    }

    [Fact]
    public async Task RunAws_OfARefusedRequest_ListsItsProblemsAndMakesNothing()
    {
        await using var lab = await AwsLab.StartAsync();
        using var files = new TemporaryFiles();
        var request = files.Add("request.json", """{ "source": { "imageId": "ami-03000000000000001" }, "name": "golden", "kmsKeyId": "alias/nobody" }""");

        var result = await lab.RunAsync("run", request, "--aws");

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.Contains("/kmsKeyId: is alias/nobody, which does not exist", result.Error, StringComparison.Ordinal);
        Assert.Empty(lab.Added);
    }

    [Theory]
    [InlineData("--account-id can't be combined with --aws", "--aws", "--account-id", "444455556666")]
    [InlineData("--seed can't be combined with --aws", "--aws", "--seed", "3")]
    [InlineData("--profile requires --aws", "--profile", "someone")]
    public async Task RunAws_WithOptionsOfTheOtherKind_IsRefused(string expected, params string[] options)
    {
        var result = await Cli.RunAsync(["run", Cli.Example("s3-encrypt.json"), .. options]);

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.StartsWith(expected, result.Error, StringComparison.Ordinal);
    }

    private static async Task<string?> ImageIdAsync(AwsLab lab) =>
        (await lab.RunAsync("run", Cli.Example("s3-encrypt.json"), "--aws", "--output", "json")).Document().GetProperty("image").GetProperty("imageId").GetString();

    private static string? KeyOf(JsonElement device) => device.TryGetProperty("kmsKeyId", out var key) ? key.GetString() : null;
}
