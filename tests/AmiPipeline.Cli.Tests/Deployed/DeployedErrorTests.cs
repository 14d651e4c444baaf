using Amazon.Runtime;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.StepFunctions;
using Xunit;

namespace AmiPipeline.Cli.Tests.Deployed;

/// <summary>What goes wrong before there is anything to show.</summary>
public sealed class DeployedErrorTests : IDisposable
{
    private static readonly string Request = Cli.Example("s3-encrypt.json");

    private readonly DeployedLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData("AmiPipeline")]
    [InlineData("arn:aws:states:us-east-1:111122223333:execution:AmiPipeline:run-1")]
    [InlineData("arn:aws:states:us-east-1:1111:stateMachine:AmiPipeline")]
    public async Task StateMachine_ThatIsNoArnOfOne_IsRefusedBeforeAnyCall(string arn)
    {
        foreach (var command in new string[][] { ["start", Request], ["list"], ["watch", "run-1"] })
        {
            var result = await _lab.RunAsync([.. command, "--state-machine", arn]);

            Assert.Equal(ExitCodes.Refused, result.ExitCode);
            Assert.Equal($"--state-machine is \"{arn}\"; the ARN of a state machine is arn:aws:states:REGION:ACCOUNT:stateMachine:NAME.\n", result.Error);
        }

        Assert.Empty(_lab.Operations);
    }

    [Theory]
    [InlineData("EXECUTION is the name \"run-1\"; add --state-machine ARN, or give the execution's ARN.", "run-1")]
    [InlineData("EXECUTION is the name \"run\u00A01\"; add --state-machine ARN, or give the execution's ARN.", "run\u00A01")]
    [InlineData("EXECUTION is \"run 1\"; the name of an execution has 1 to 80 characters, no spaces, and none of <>{}[]?*\"#%\\^|~`$&,;:/", "run 1")]
    [InlineData("EXECUTION is \"arn:aws:states:us-east-1:111122223333:run-1\"; the ARN of an execution is arn:aws:states:REGION:ACCOUNT:execution:STATE_MACHINE:NAME.", "arn:aws:states:us-east-1:111122223333:run-1")]
    [InlineData("--region is eu-west-1, but EXECUTION is in us-east-1; omit --region.", DeployedLab.ExecutionPrefix + "run-1", "--region", "eu-west-1")]
    [InlineData("EXECUTION belongs to another state machine than --state-machine arn:aws:states:us-east-1:111122223333:stateMachine:Other; omit --state-machine.",
        DeployedLab.ExecutionPrefix + "run-1", "--state-machine", "arn:aws:states:us-east-1:111122223333:stateMachine:Other")]
    [InlineData("--region is eu-west-1, but --state-machine is in us-east-1; omit --region.", "run-1", "--region", "eu-west-1", "--state-machine", DeployedLab.Machine)]
    public async Task Watch_OfWhatIsNoExecution_IsRefusedBeforeAnyCall(string message, params string[] args)
    {
        var result = await _lab.RunAsync(["watch", .. args]);

        Assert.Equal((ExitCodes.Refused, $"{message}\n"), (result.ExitCode, result.Error));
        Assert.Empty(_lab.Operations);
    }

    [Fact]
    public async Task StateMachine_ThatDoesNotExist_IsSaid()
    {
        var result = await _lab.RunAsync("start", Request, "--state-machine", $"{DeployedLab.Machine}2");

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.StartsWith($"State Machine Does Not Exist: '{DeployedLab.Machine}2'. ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execution_ThatDoesNotExist_IsSaid()
    {
        var result = await _lab.RunAsync("watch", "nobody", "--state-machine", DeployedLab.Machine);

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.StartsWith($"Execution Does Not Exist: '{DeployedLab.ExecutionPrefix}nobody'. ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AccessDeniedException", "These credentials lack the permission: User: me is not authorized")]
    [InlineData("UnrecognizedClientException", "AWS rejected the call: UnrecognizedClientException: User: me is not authorized")]
    [InlineData("ExecutionLimitExceeded", "AWS rejected the call: ExecutionLimitExceeded: User: me is not authorized")]
    public async Task Call_Refused_IsSaid(string code, string message)
    {
        _lab.StepFunctions.Add(StepFunctionsFault.Refuse("StartExecution", code, "User: me is not authorized"));

        var result = await _lab.RunAsync("start", Request, "--state-machine", DeployedLab.Machine);

        Assert.Equal((ExitCodes.AwsUnusable, $"{message}\n"), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task Credentials_ThatCannotBeHad_AreSaid()
    {
        var document = await _lab.RunAsync(new NoCredentials(), default, "list", "--state-machine", DeployedLab.Machine, "--output", "json");

        Assert.Equal(ExitCodes.AwsUnusable, document.ExitCode);
        Assert.Equal("AWS cannot be reached: There are none.", document.Document().GetProperty("message").GetString());
    }

    private sealed class NoCredentials : AWSCredentials
    {
        public override ImmutableCredentials GetCredentials() => throw new AmazonClientException("There are none.");
    }
}
