using AmiPipeline.Cli.Hosting;
using AmiPipeline.Engines.Embedded;
using Xunit;

namespace AmiPipeline.Cli.Tests.Aws;

/// <summary>The same name twice at the same time on one machine: the second is refused, whatever the offset, and the first is not touched.</summary>
public sealed class SameNameTests
{
    public static TheoryData<string> Actions { get; } = ["DescribeImages", "RunInstances", "CreateVolume", "AttachVolume", "CreateImage", "CreateTags", "TerminateInstances"];

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task RunAws_UnderTheNameOfARunningExecution_IsRefused(string action)
    {
        using var files = new TemporaryFiles();
        await using var lab = await AwsLab.StartAsync(runningFolder: files.Folder);
        var second = default(Task<CliResult>);
        lab.Cloud.Calls.Answered += (_, call) =>
        {
            if (call.Action == action && !call.IsDryRun)
            {
                second ??= lab.RunAsync("run", Cli.Example("s5-unique-keys.json"), "--aws", "--name", "monday");
                second.Wait(TestContext.Current.CancellationToken);
            }
        };

        var first = await lab.RunAsync("run", Cli.Example("s5-unique-keys.json"), "--aws", "--name", "monday");

        Assert.Equal(ExitCodes.Done, first.ExitCode);
        var refused = await second!;
        Assert.Equal(ExitCodes.Refused, refused.ExitCode);
        Assert.StartsWith($"--name is of an execution that is running on this machine: {AwsLab.ExecutionPrefix}monday.", refused.Error, StringComparison.Ordinal);
        Assert.Equal(4, lab.Added.Count());
    }

    [Fact]
    public async Task CleanUp_OfARunningExecution_IsRefused()
    {
        using var files = new TemporaryFiles();
        await using var lab = await AwsLab.StartAsync(runningFolder: files.Folder);
        using var running = ExecutionLock.TryTake(files.Folder, lab.Endpoint, $"{AwsLab.ExecutionPrefix}monday");

        var result = await lab.RunAsync("cleanup", "--execution", "monday");

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.Contains("is running on this machine", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAws_UnderANameThatHasEnded_Runs()
    {
        using var files = new TemporaryFiles();
        await using var lab = await AwsLab.StartAsync(runningFolder: files.Folder);

        var first = await lab.RunAsync("run", Cli.Example("s3-encrypt.json"), "--aws", "--name", "monday");
        var again = await lab.RunAsync("run", Cli.Example("s3-encrypt.json"), "--aws", "--name", "monday");

        Assert.Equal((ExitCodes.Done, ExitCodes.Done), (first.ExitCode, again.ExitCode));
    }

    [Fact]
    public void Lock_OfAnotherEndpointOrName_IsAnother()
    {
        using var files = new TemporaryFiles();
        var (here, there) = (new Uri("http://127.0.0.1:1/"), new Uri("http://127.0.0.1:2/"));
        using var held = ExecutionLock.TryTake(files.Folder, here, "one");

        using var otherEndpoint = ExecutionLock.TryTake(files.Folder, there, "one");
        using var otherName = ExecutionLock.TryTake(files.Folder, here, "two");

        Assert.NotNull(held);
        Assert.NotNull(otherEndpoint);
        Assert.NotNull(otherName);
        Assert.Null(ExecutionLock.TryTake(files.Folder, here, "one"));
    }

    [Fact]
    public void Lock_InAFolderThatCannotBe_HoldsNothingAndRefusesNothing()
    {
        using var files = new TemporaryFiles();
        var file = files.Add("file", "");

        using var one = ExecutionLock.TryTake(Path.Combine(file, "running"), new Uri("http://127.0.0.1:1/"), "one");
        using var again = ExecutionLock.TryTake(Path.Combine(file, "running"), new Uri("http://127.0.0.1:1/"), "one");

        Assert.NotNull(again);
    }
}
