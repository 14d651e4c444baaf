using AmiPipeline.Cli.Hosting;
using Xunit;

namespace AmiPipeline.Cli.Tests.Aws;

public sealed class CleanUpCommandTests
{
    [Fact]
    public async Task CleanUp_OfAnExecutionThatBrokeOff_RemovesAllOfItAndNothingElse()
    {
        await using var lab = await AwsLab.StartAsync();
        await BreakOffAsync(lab, "mine");
        var mine = lab.Added.ToList();
        await BreakOffAsync(lab, "other");
        var other = lab.Added.Except(mine).ToList();
        Assert.NotEmpty(mine);
        Assert.NotEmpty(other);

        var result = await lab.RunAsync("cleanup", "--execution", "mine", "--output", "json");

        var document = result.Document();
        Assert.Equal((ExitCodes.Done, "succeeded"), (result.ExitCode, document.GetProperty("status").GetString()));
        Assert.Equal($"{AwsLab.ExecutionPrefix}mine", document.GetProperty("execution").GetString());
        Assert.Equal(mine.Order(), document.GetProperty("removed").EnumerateArray().Select(id => id.GetString()!).Order());
        Assert.Empty(lab.Added.Intersect(mine));
        Assert.Equal(other.Order(), lab.Added.Order());
    }

    [Fact]
    public async Task CleanUp_Again_FindsNothingAndIsDone()
    {
        await using var lab = await AwsLab.StartAsync();
        await BreakOffAsync(lab, "mine");

        var first = await lab.RunAsync("cleanup", "--execution", $"{AwsLab.ExecutionPrefix}mine");
        var second = await lab.RunAsync("cleanup", "--execution", $"{AwsLab.ExecutionPrefix}mine");

        Assert.Equal((ExitCodes.Done, ExitCodes.Done), (first.ExitCode, second.ExitCode));
        Assert.Matches("\nRemoved +(vol|i)-", first.Out);
        Assert.Contains(second.Lines, line => line == "Removed    nothing (no temporary resources found)");
        Assert.Contains(second.Lines, line => line == "Remaining  nothing except committed resources");
    }

    [Fact]
    public async Task CleanUp_OfAnExecutionThatSucceeded_LeavesItsImage()
    {
        await using var lab = await AwsLab.StartAsync();
        await lab.RunAsync("run", Cli.Example("s3-encrypt.json"), "--aws", "--name", "done");
        var made = lab.Added.ToList();

        var result = await lab.RunAsync("cleanup", "--execution", "done");

        Assert.Equal(ExitCodes.Done, result.ExitCode);
        Assert.Equal(made, lab.Added);
    }

    [Fact]
    public async Task CleanUp_ThatMayNotDelete_SaysWhatIsLeftAndHowToGoOn()
    {
        await using var lab = await AwsLab.StartAsync();
        await BreakOffAsync(lab, "mine");
        lab.Cloud.Faults.When(call => call.Action == "TerminateInstances", times: int.MaxValue).Refuse("UnauthorizedOperation", "Not for you.", 403);

        var result = await lab.RunAsync("cleanup", "--execution", "mine");

        Assert.Equal(ExitCodes.ExecutionFailed, result.ExitCode);
        Assert.Contains(result.Lines, line => line == "Failed     CleanUpIncompleteException");
        Assert.Matches("\nRemaining +i-.*UnauthorizedOperation: Not for you\\.", result.Out);
        Assert.Contains(result.Lines, line => line == $"Next       ami-pipeline cleanup --execution {AwsLab.ExecutionPrefix}mine");
    }

    [Theory]
    [InlineData("--execution is \"two words\"", "--execution", "two words")]
    [InlineData("--execution is \"arn:aws:s3:::bucket\"; the ARN of an execution is arn:aws:states:", "--execution", "arn:aws:s3:::bucket")]
    [InlineData("--region is eu-west-1, but --execution is in us-east-1", "--execution", AwsLab.ExecutionPrefix + "x", "--region", "eu-west-1")]
    [InlineData("--execution belongs to account 999999999999, but the credentials belong to 111122223333", "--execution", "arn:aws:states:us-east-1:999999999999:execution:AmiPipeline:x")]
    public async Task CleanUp_OfWhatIsNoExecution_IsRefused(string expected, params string[] options)
    {
        await using var lab = await AwsLab.StartAsync();

        var result = await lab.RunAsync(["cleanup", .. options]);

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.StartsWith(expected, result.Error, StringComparison.Ordinal);
    }

    // The program ends at once, with an instance running.
    private static async Task BreakOffAsync(AwsLab lab, string name)
    {
        using var interruption = new Interruption();
        lab.Cloud.Calls.Answered += Press;
        var result = await lab.RunAsync(interruption, connection => connection, "run", Cli.Example("s5-unique-keys.json"), "--aws", "--name", name);
        lab.Cloud.Calls.Answered -= Press;
        Assert.Equal(ExitCodes.Cancelled, result.ExitCode);

        void Press(object? sender, Simulator.Logs.RecordedCall call)
        {
            if (call is { Action: "RunInstances", IsDryRun: false })
            {
                interruption.Request();
                interruption.Request();
            }
        }
    }
}
