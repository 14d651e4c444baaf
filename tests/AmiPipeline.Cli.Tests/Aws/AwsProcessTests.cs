using System.Diagnostics;
using Xunit;

namespace AmiPipeline.Cli.Tests.Aws;

/// <summary>The program as a process, with the environment's variables that every SDK knows. Its waits are real, so these runs end before the first.</summary>
public sealed class AwsProcessTests
{
    private const string NobodysKey = """{ "source": { "imageId": "ami-0e000000000000001" }, "name": "golden", "kmsKeyId": "alias/nobody" }""";

    [Theory]
    [InlineData("AWS_ENDPOINT_URL")]
    [InlineData("AWS_ENDPOINT_URL_EC2", "AWS_ENDPOINT_URL_KMS", "AWS_ENDPOINT_URL_STS")]
    public async Task RunAws_WithEndpointVariables_WorksThereInTheRegionAsked(params string[] variables)
    {
        await using var lab = await AwsLab.StartAsync();
        using var files = new TemporaryFiles();

        var result = await RunAsync(
            [.. Credentials, .. variables.Select(name => (name, lab.Endpoint.AbsoluteUri))],
            "run", files.Add("request.json", NobodysKey), "--aws", "--region", "eu-west-1");

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.Contains("/kmsKeyId: is alias/nobody, which does not exist in eu-west-1 of account 111122223333", result.Error, StringComparison.Ordinal);
        Assert.Equal(["ec2", "kms", "sts"], lab.Cloud.Calls.All.Select(call => call.Service).Distinct().Order());
        Assert.All(lab.Cloud.Calls.All, call => Assert.Equal("eu-west-1", call.Region));
    }

    [Fact]
    public async Task RunAws_WithoutARegion_SaysHowToGiveOne()
    {
        var result = await RunAsync(Credentials, "run", Cli.Example("s3-encrypt.json"), "--aws");

        Assert.Equal(ExitCodes.AwsUnusable, result.ExitCode);
        Assert.StartsWith("No Region is given. Say --region REGION", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAws_WithoutCredentials_SaysSo()
    {
        var result = await RunAsync([], "run", Cli.Example("s3-encrypt.json"), "--aws", "--region", "eu-west-1", "--output", "json");

        Assert.Equal(ExitCodes.AwsUnusable, result.ExitCode);
        Assert.Contains("credentials", result.Document().GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CleanUp_WithAProfileThatDoesNotExist_SaysSo()
    {
        var result = await RunAsync(Credentials, "cleanup", "--execution", "x", "--profile", "nobodys");

        Assert.Equal(ExitCodes.AwsUnusable, result.ExitCode);
        Assert.StartsWith("The profile \"nobodys\" is in no configuration file", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAws_WhereNobodyAnswers_SaysSo()
    {
        // Port 9 of the loopback interface: discard, which nobody serves.
        var result = await RunAsync([.. Credentials, ("AWS_ENDPOINT_URL", "http://127.0.0.1:9"), ("AWS_MAX_ATTEMPTS", "1")], "run", Cli.Example("s3-encrypt.json"), "--aws", "--region", "eu-west-1");

        Assert.Equal(ExitCodes.AwsUnusable, result.ExitCode);
        Assert.StartsWith("AWS cannot be reached in eu-west-1: ", result.Error, StringComparison.Ordinal);
    }

    private static (string Name, string Value)[] Credentials { get; } =
        [("AWS_ACCESS_KEY_ID", $"AKIA{AwsLab.AccountId}"), ("AWS_SECRET_ACCESS_KEY", "simulated")];

    private static async Task<CliResult> RunAsync((string Name, string Value)[] environment, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ami-pipeline.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Nothing of the machine that runs the tests may help.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        (string Name, string Value)[] closed = [("AWS_EC2_METADATA_DISABLED", "true"), ("AWS_CONFIG_FILE", "none"), ("AWS_SHARED_CREDENTIALS_FILE", "none")];
        foreach (var (name, value) in closed.Concat(environment))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CliResult(process.ExitCode, output, await error);
    }
}
