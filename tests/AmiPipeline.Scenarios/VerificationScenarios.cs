using AmiPipeline.Simulator.Faults;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>EC2 makes something else than was asked for: caught, reported as a table, and removed.</summary>
public sealed class VerificationScenarios
{
    [Theory]
    [InlineData("s3-encrypt", "alias/data")]
    [InlineData("s3-encrypt", "")]
    [InlineData("s3b-re-encrypt", "alias/data")]
    [InlineData("s5-unique-keys-snapshots", "alias/golden")]
    [InlineData("s5-unique-keys-snapshots", "")]
    [InlineData("s5-unique-keys", "alias/golden")]
    public async Task WrongKey_IsCaughtAndCleanedUp(string example, string wrongKey)
    {
        var account = new Account();
        account.Engine.Cloud.Faults.UseWrongKey(wrongKey);

        var report = await account.RunAsync(Examples.Request(example));

        Assert.Equal("ImageVerificationException", report.Failure!.Error);
        Assert.Contains("expected", report.Failure.Cause, StringComparison.Ordinal);
        Assert.Contains(wrongKey.Length == 0 ? "encrypted" : account.KeyArn(wrongKey), report.Failure.Cause, StringComparison.Ordinal);
        Assert.Empty(account.AssertNothingTemporaryLeft());
    }

    [Theory]
    [InlineData("s3-encrypt", ResourceKind.Image, "ImageFailedException")]
    [InlineData("s3-encrypt", ResourceKind.Snapshot, "ImageFailedException")]
    [InlineData("s4-capture", ResourceKind.Image, "ImageFailedException")]
    [InlineData("s5-unique-keys", ResourceKind.Instance, "InstanceFailedException")]
    [InlineData("s5-unique-keys", ResourceKind.Volume, "InstanceFailedException|VolumeFailedException")]
    [InlineData("s5-unique-keys", ResourceKind.Image, "ImageFailedException")]
    [InlineData("s5-unique-keys-snapshots", ResourceKind.Volume, "VolumeFailedException")]
    [InlineData("s5-unique-keys-snapshots", ResourceKind.Snapshot, "SnapshotFailedException")]
    public async Task LateFailure_EndsWithItsReasonAndNothingLeft(string example, ResourceKind kind, string errors)
    {
        var account = new Account();
        account.Engine.Cloud.Faults.FailNext(kind, "the reason that EC2 gives");

        var report = await account.RunAsync(Examples.Request(example));

        Assert.Contains(report.Failure!.Error, errors.Split('|'));
        Assert.Empty(account.AssertNothingTemporaryLeft());
    }

    [Fact]
    public async Task LateFailureOfAnImage_TellsEc2sReasonAndTheKeyToLookAt()
    {
        var account = new Account();
        account.Engine.Cloud.Faults.FailNext(ResourceKind.Image, "Copy image failed with an internal error");

        var report = await account.RunAsync(Examples.Request("s3-encrypt"));

        Assert.Contains("Copy image failed with an internal error", report.Failure!.Cause, StringComparison.Ordinal);
        Assert.Contains(account.KeyArn("alias/golden"), report.Failure.Cause, StringComparison.Ordinal);
    }
}
