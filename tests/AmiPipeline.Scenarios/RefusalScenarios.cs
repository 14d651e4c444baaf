using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>Bad requests and impossible requests: each gets its message, and nothing is touched.</summary>
public sealed class RefusalScenarios
{
    public static TheoryData<string, string, string> Cases => Refusals.All;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task BadRequest_IsRefusedWithItsMessage_AndTouchesNothing(string name, string request, string message)
    {
        var account = new Account();
        var before = account.View.Dump();

        var report = await account.RunAsync(request);

        Assert.Equal((ExecutionStatus.Failed, "RequestRefusedException"), (report.Status, report.Failure!.Error));
        Assert.True(report.Failure.Cause.Contains(message, StringComparison.Ordinal), $"{name}:\nexpected {message}\nfound    {report.Failure.Cause}");
        Assert.Equal(before, account.View.Dump());
        Assert.All(account.Engine.Cloud.Calls.All, call => Assert.Matches("^(Describe|Get|List)", call.Action));
        Assert.Equal(TimeSpan.Zero, report.Duration);
    }

    [Fact]
    public void Cases_AreAtLeastForty_EachOfItsOwn()
    {
        var rows = Refusals.All.Select(row => row.Data).ToList();

        Assert.True(rows.Count >= 40);
        Assert.Equal(rows.Count, rows.Select(row => row.Item1).Distinct().Count());
        Assert.Equal(rows.Count, rows.Select(row => row.Item2).Distinct().Count());
    }

    [Fact]
    public async Task SeveralFaults_AreAllReported()
    {
        var account = new Account();

        var report = await account.RunAsync("""
            { "source": { "imageId": "ami-1" }, "name": "x", "via": "magic", "kmsKeyId": "none", "volumes": [ { "deviceName": "", "sizeGiB": 0 } ], "nmae": 1 }
            """);

        Assert.Equal(
            ["/source/imageId", "/name", "/kmsKeyId", "/via", "/volumes/0/deviceName", "/volumes/0/sizeGiB", "/nmae"],
            report.Failure!.Cause.Split('\n').Select(line => line[..line.IndexOf(": ", StringComparison.Ordinal)]));
    }
}
