using Amazon.KeyManagementService.Model;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Reports;
using AmiPipeline.Scenarios.LeastPrivilege;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>EC2 does not say which key it could not use: the error names the one that the source is under, with what KMS says of it, and not the good one of the result.</summary>
public sealed class SourceKeyScenarios
{
    private const string Theirs = "arn:aws:kms:us-east-1:444455556666:key/40000000-0000-4000-8000-000000000001";

    [Theory]
    [InlineData("auto", "ImageFailedException")]
    [InlineData("snapshots", "SnapshotFailedException")]
    [InlineData("instance", "InstanceFailedException")]
    public async Task KeyOfAnotherAccount_ThatMayNotBeUsed_IsNamed(string via, string error)
    {
        var shared = new SharedCase("key-of-the-source-unusable");
        var account = shared.Open(roles: SynthesizedRoles.OtherAccount);

        var report = await account.RunAsync(shared.Request.Replace("\"name\"", $"\"via\": \"{via}\", \"name\"", StringComparison.Ordinal));

        Assert.Equal(error, report.Failure?.Error);
        Assert.Contains($"Look first at the key that the source is under: {Theirs}, which cannot be described: ", report.Failure!.Cause, StringComparison.Ordinal);
        Assert.DoesNotContain(account.KeyArn("alias/k1"), report.Failure.Cause, StringComparison.Ordinal);
        Assert.Empty(account.AssertNothingTemporaryLeft());
    }

    /// <summary>The snapshot's own message says more than the image's.</summary>
    [Fact]
    public async Task FailedCopy_TellsEc2sReasonForTheSnapshot()
    {
        var shared = new SharedCase("key-of-the-source-unusable");

        var report = await shared.Open(roles: SynthesizedRoles.OtherAccount).RunAsync(shared.Request);

        Assert.Contains("Given key ID is not accessible", report.Failure!.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("copy")]
    [InlineData("snapshots")]
    [InlineData("instance")]
    public async Task OwnKeyOfTheSource_ThatCannotBeUsed_IsRefusedByThePlan(string via)
    {
        var account = new Account();
        var arn = account.KeyArn("alias/root");
        var kms = SimulatedClients.Create(account.Engine.Cloud, account.Engine.Clock).Kms(new AwsLocation(Account.Id, Account.Region));
        var request = $$"""{ "source": { "imageId": "ami-02000000000000001" }, "name": "n-1", "kmsKeyId": "alias/golden", "via": "{{via}}" }""";

        await kms.DisableKeyAsync(arn);
        var disabled = await account.RunAsync(request, "run-1");
        await kms.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = arn, PendingWindowInDays = 7 });
        var leaving = await account.RunAsync(request, "run-2");

        AssertRefused(disabled, $"under {arn}, which is in state Disabled; without that key its content cannot be read");
        AssertRefused(leaving, $"under {arn}, which is in state PendingDeletion; without that key its content cannot be read");
    }

    private static void AssertRefused(ExecutionReport report, string reason)
    {
        Assert.Equal("RequestRefusedException", report.Failure?.Error);
        Assert.Contains(reason, report.Failure!.Cause, StringComparison.Ordinal);
    }
}
