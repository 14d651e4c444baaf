using Amazon.AutoScaling.Model;
using Amazon.EC2.Model;
using Amazon.KeyManagementService.Model;
using Amazon.SecurityToken.Model;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Simulator.Faults;
using Xunit;

namespace AmiPipeline.Functions.Tests;

/// <summary>What answers is not AWS, or not all of it arrives: each service's client says so, and takes nothing for an answer.</summary>
public sealed class ForeignAnswerTests
{
    private static readonly AwsLocation Home = new("111122223333", "us-east-1");

    private readonly SimulatedFunctions _functions = new();

    public static TheoryData<string, int, string, string> Answers { get; } = new()
    {
        { "a page", 200, "text/html", "<!DOCTYPE html><html><br><p>Sign in</html>" },
        { "a page that is well-formed XML", 200, "text/html", "<html><body>Sign in</body></html>" },
        { "other XML", 200, "text/xml", "<status><ok>1</ok></status>" },
        { "nothing", 200, "text/xml", "" },
        { "JSON of something else", 200, "application/json", "{\"message\":\"hello\"}" },
        { "text", 200, "text/plain", "OK" },
        { "a redirection", 302, "text/html", "<html>moved</html>" },
        { "a proxy's refusal", 407, "text/html", "<html>who are you?</html>" },
        { "a firewall's refusal", 403, "text/plain", "blocked" },
        { "another server's fault", 500, "text/html", "<html>oops</html>" },
        { "another server's fault, without a word", 500, "text/html", "" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task ForeignAnswer_OfAnyService_IsNoAnswer(string what, int status, string contentType, string body)
    {
        foreach (var (operation, call) in Calls())
        {
            _functions.Cloud.Faults.When(_ => true).AnswerWith(status, contentType, body);

            var error = AwsErrors.Translate(await Assert.ThrowsAnyAsync<Exception>(call), "PlanImage");

            Assert.True(error is NotAnsweredByAwsException, $"{what}, {operation}: {error}");
            Assert.StartsWith($"PlanImage: {operation} of ", error.Message, StringComparison.Ordinal);
            Assert.Contains(".us-east-1.amazonaws.com was answered with HTTP " + status, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("inner exception", error.Message, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task TruncatedAnswer_OfAnyService_IsNoAnswer()
    {
        // The half of a refusal has its code.
        foreach (var (operation, call) in Calls().Where(call => call.Operation != "DeleteVolume"))
        {
            _functions.Cloud.Faults.When(_ => true).Truncate();

            var error = AwsErrors.Translate(await Assert.ThrowsAnyAsync<Exception>(call), "PlanImage");

            Assert.True(error is NotAnsweredByAwsException, $"{operation}: {error}");
        }
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("late")]
    [InlineData("502")]
    [InlineData("503")]
    [InlineData("504")]
    public async Task AnswerThatDoesNotCome_IsAnOutage_AndNamesTheCall(string how)
    {
        foreach (var (operation, call) in Calls())
        {
            Arm(_functions.Cloud.Faults.When(_ => true), how);

            var error = AwsErrors.Translate(await Assert.ThrowsAnyAsync<Exception>(call), "PlanImage");

            Assert.True(how == "late" ? error is AwsTimedOutException : error is AwsUnavailableException, $"{operation}: {error}");
            Assert.Contains($"{operation} of ", error.Message, StringComparison.Ordinal);
        }
    }

    private static void Arm(FaultPoint point, string how)
    {
        switch (how)
        {
            case "lost":
                point.LoseResponse();
                break;
            case "late":
                point.TimeOut();
                break;
            default:
                point.AnswerWith(int.Parse(how, System.Globalization.CultureInfo.InvariantCulture), "text/html", "<html>Gateway</html>");
                break;
        }
    }

    private IEnumerable<(string Operation, Func<Task> Call)> Calls()
    {
        var (ec2, once, kms) = (_functions.Clients.Ec2(Home), _functions.Clients.Ec2WithoutRetries(Home), _functions.Clients.Kms(Home));
        yield return ("DescribeImages", () => ec2.DescribeImagesAsync(new DescribeImagesRequest()));
        yield return ("CopySnapshot", () => once.CopySnapshotAsync(new CopySnapshotRequest { SourceSnapshotId = "snap-03000000000000001", SourceRegion = "us-east-1" }));
        yield return ("DeleteVolume", () => ec2.DeleteVolumeAsync(new DeleteVolumeRequest("vol-0123456789abcdef0")));
        yield return ("ListAliases", () => kms.ListAliasesAsync(new ListAliasesRequest()));
        yield return ("DescribeKey", () => kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = "alias/data" }));
        yield return ("DescribeLaunchConfigurations", () => _functions.Clients.AutoScaling(Home).DescribeLaunchConfigurationsAsync(new DescribeLaunchConfigurationsRequest()));
        yield return ("GetCallerIdentity", () => _functions.Sts.GetCallerIdentityAsync(new GetCallerIdentityRequest()));
    }
}
