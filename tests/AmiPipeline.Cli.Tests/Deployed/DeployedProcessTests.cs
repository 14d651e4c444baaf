using AmiPipeline.Cli.Hosting;
using AmiPipeline.StepFunctions;
using Xunit;

namespace AmiPipeline.Cli.Tests.Deployed;

/// <summary>The program as a process, against Step Functions on a port.</summary>
public sealed class DeployedProcessTests
{
    [Fact]
    public async Task Start_WithTheEndpointVariableOfStepFunctions_StartsThere()
    {
        using var lab = new DeployedLab();
        await using var server = await StepFunctionsServer.StartAsync(lab.StepFunctions);

        var result = await ProgramProcess.RunAsync(
            [.. ProgramProcess.Credentials, ("AWS_ENDPOINT_URL_SFN", server.Address.AbsoluteUri)],
            "start", Cli.Example("s3-encrypt.json"), "--state-machine", DeployedLab.Machine, "--name", "nightly");

        Assert.Equal((ExitCodes.Done, ""), (result.ExitCode, result.Error));
        Assert.Equal($"{DeployedLab.ExecutionPrefix}nightly", Assert.Single(lab.StepFunctions.Executions).Arn);
        Assert.Equal("AKIA111122223333", Assert.Single(lab.StepFunctions.Calls).AccessKeyId);
    }

    [Fact]
    public async Task Start_WhoseAnswerIsLostForGood_SaysThatItMayHaveStarted()
    {
        using var lab = new DeployedLab();
        // More than the SDK and the HTTP client beneath it send again.
        foreach (var _ in Enumerable.Range(0, 50))
        {
            lab.StepFunctions.Add(StepFunctionsFault.LoseResponse("StartExecution"));
        }

        await using var server = await StepFunctionsServer.StartAsync(lab.StepFunctions);

        var result = await ProgramProcess.RunAsync(
            [.. ProgramProcess.Credentials, ("AWS_ENDPOINT_URL_SFN", server.Address.AbsoluteUri), ("AWS_MAX_ATTEMPTS", "1")],
            "start", Cli.Example("s3-encrypt.json"), "--state-machine", DeployedLab.Machine);

        Assert.Equal(ExitCodes.AwsUnusable, result.ExitCode);
        Assert.EndsWith("The execution may have started anyway: repeat the command to find it or start it.\n", result.Error, StringComparison.Ordinal);
        Assert.Single(lab.StepFunctions.Executions);
    }

    [Fact]
    public async Task List_WithoutCredentials_SaysSo()
    {
        var result = await ProgramProcess.RunAsync([], "list", "--state-machine", DeployedLab.Machine, "--output", "json");

        Assert.Equal(ExitCodes.AwsUnusable, result.ExitCode);
        Assert.Contains("credentials", result.Document().GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}
