using AmiPipeline.Plans;
using AmiPipeline.Reports.Lineage;
using Xunit;

namespace AmiPipeline.Cli.Tests.Lineage;

public sealed class BuilderTests
{
    private static readonly AwsLocation Here = new("111122223333", "us-east-1");

    [Fact]
    public void Copies_InOtherAccounts_AreToldApart()
    {
        var graph = LineageBuilder.FromPlan(Plan(SourceKey) with { Copies = [Copy(new("111122223333", "eu-west-1")), Copy(new("444455556666", "eu-west-1"))] });

        Assert.Equal("CopyImage to eu-west-1, eu-west-1 of 444455556666", graph.Steps[3].Text);
        Assert.Equal(["account 111122223333", "account 444455556666"], graph.Copies.Select(copy => copy.Detail));
    }

    [Fact]
    public void Copies_OfMany_AreCountedInTheSteps()
    {
        var graph = LineageBuilder.FromPlan(Plan(SourceKey) with { Copies = [.. Enumerable.Range(0, 200).Select(number => Copy(new($"{number:D12}", "eu-west-1")))] });

        Assert.Equal("CopyImage to 200 destinations", graph.Steps[3].Text);
        Assert.Equal(200, graph.Copies.Count);
    }

    /// <summary>EC2 tells that another account's snapshot is encrypted, but not its key: that is no reason to call it unencrypted.</summary>
    [Fact]
    public void Source_WhoseKeyIsNotReported_IsEncryptedNevertheless()
    {
        var source = LineageBuilder.FromPlan(Plan(null)).Stages[0].Parts[0].Volumes[0];

        Assert.Equal(LineageEncryption.Encrypted, source.Encryption);
        Assert.Empty(source.Keys);
    }

    [Fact]
    public void Source_WithoutAKey_IsPlain() =>
        Assert.Equal(LineageEncryption.Plain, LineageBuilder.FromPlan(Plan(null, encrypted: false)).Stages[0].Parts[0].Volumes[0].Encryption);

    private const string SourceKey = "arn:aws:kms:us-east-1:111122223333:key/1";

    private static CopyPlan Copy(AwsLocation location) => new() { Location = location, Name = "copy", RequestDigest = "", Route = ImageRoute.Copy, Reason = "", Devices = [new("/dev/xvda", true, new("alias/aws/ebs", KeyOrigin.AccountDefault))] };

    private static ImagePlan Plan(string? contentKey, bool encrypted = true) => new()
    {
        Route = ImageRoute.Copy,
        Reason = "",
        Location = Here,
        SourceKind = SourceKind.Image,
        SourceId = "ami-00000000000000001",
        Name = "image",
        RequestDigest = "",
        Attributes = new() { RootDeviceName = "/dev/xvda" },
        Devices =
        [
            new()
            {
                DeviceName = "/dev/xvda",
                InSource = true,
                ContentEncrypted = encrypted,
                ContentKey = contentKey is null ? null : new(contentKey, null),
                Expected = new() { Encrypted = true, AcceptedKeys = [new("alias/golden", KeyOrigin.Request)], Volume = new(8, "gp3", DeleteOnTermination: true) },
            },
        ],
    };
}
