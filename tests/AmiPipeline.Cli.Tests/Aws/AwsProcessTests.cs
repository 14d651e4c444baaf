using AmiPipeline.Cli.Hosting;
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

        var result = await ProgramProcess.RunAsync(
            [.. ProgramProcess.Credentials, .. variables.Select(name => (name, lab.Endpoint.AbsoluteUri))],
            "run", files.Add("request.json", NobodysKey), "--aws", "--region", "eu-west-1");

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.Contains("/kmsKeyId: is alias/nobody, which does not exist in eu-west-1 of account 111122223333", result.Error, StringComparison.Ordinal);
        Assert.Equal(["ec2", "kms", "sts"], lab.Cloud.Calls.All.Select(call => call.Service).Distinct().Order());
        Assert.All(lab.Cloud.Calls.All, call => Assert.Equal("eu-west-1", call.Region));
    }

    [Fact]
    public async Task RunAws_WithoutARegion_SaysHowToGiveOne()
    {
        var result = await ProgramProcess.RunAsync(ProgramProcess.Credentials, "run", Cli.Example("s3-encrypt.json"), "--aws");

        Assert.Equal(ExitCodes.AwsUnusable, result.ExitCode);
        Assert.StartsWith("No Region is given. Say --region REGION", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAws_WithoutCredentials_SaysSo()
    {
        var result = await ProgramProcess.RunAsync([], "run", Cli.Example("s3-encrypt.json"), "--aws", "--region", "eu-west-1", "--output", "json");

        Assert.Equal(ExitCodes.AwsUnusable, result.ExitCode);
        Assert.Contains("credentials", result.Document().GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CleanUp_WithAProfileThatDoesNotExist_SaysSo()
    {
        var result = await ProgramProcess.RunAsync(ProgramProcess.Credentials, "cleanup", "--execution", "x", "--profile", "nobodys");

        Assert.Equal(ExitCodes.AwsUnusable, result.ExitCode);
        Assert.StartsWith("The profile \"nobodys\" is in no configuration file", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAws_WhereNobodyAnswers_SaysSo()
    {
        // Port 9 of the loopback interface: discard, which nobody serves.
        var result = await ProgramProcess.RunAsync([.. ProgramProcess.Credentials, ("AWS_ENDPOINT_URL", "http://127.0.0.1:9"), ("AWS_MAX_ATTEMPTS", "1")], "run", Cli.Example("s3-encrypt.json"), "--aws", "--region", "eu-west-1");

        Assert.Equal(ExitCodes.AwsUnusable, result.ExitCode);
        Assert.StartsWith("AWS cannot be reached in eu-west-1: ", result.Error, StringComparison.Ordinal);
    }
}
