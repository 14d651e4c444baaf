using AmiPipeline.Configuration;
using Xunit;

namespace AmiPipeline.Tests.Planning;

public sealed class GuardrailTests
{
    private const string NoKey = "a key that the deployment's guardrails do not allow";
    private static readonly string OnlyK1 = $"allowed are {Facts.Key("k1")}";

    private static readonly Guardrails K1Alone = new() { Keys = [Facts.Key("k1")] };

    [Fact]
    public void Plan_WithinTheGuardrails_IsThePlanWithoutThem()
    {
        var request = Requested.Image.Key("alias/k1");

        Assert.Equal(ImagePlanner.Plan(request, Facts.Of()).Encryption(), ImagePlanner.Plan(request, Within(K1Alone)).Encryption());
    }

    [Fact]
    public void Plan_KeyForAllOutOfBounds_IsRefusedOnce() =>
        Assert.Equal(
            new Problem("/kmsKeyId", $"is alias/k2, which is {Facts.Key("k2")}, {NoKey}; {OnlyK1}"),
            Planned.Refused(Requested.Image.Key("alias/k2"), Within(K1Alone)));

    [Fact]
    public void Plan_KeyOfAVolumeOutOfBounds_IsRefusedThere() =>
        Assert.Equal(
            new Problem("/volumes/1/kmsKeyId", $"is alias/k2, which is {Facts.Key("k2")}, {NoKey}; {OnlyK1}"),
            Planned.Refused(Requested.Image.Rekey("/dev/xvda", "alias/k1").Rekey("/dev/sdb", "alias/k2"), Within(K1Alone)));

    [Fact]
    public void Plan_KeyOfAnAddedVolumeOutOfBounds_IsRefusedThere() =>
        Assert.Equal("/volumes/0/kmsKeyId", Planned.Refused(
            Requested.Image.Key("alias/k1").Volume(new() { DeviceName = "/dev/sdf", SizeGiB = 3, KmsKeyId = "alias/k3" }), Within(K1Alone)).Field);

    [Fact]
    public void Plan_ManyKeysOutOfBounds_AreAllReported() =>
        Assert.Equal(["/kmsKeyId", "/volumes/0/kmsKeyId"], Planned.AllRefused(
            Requested.Image.Key("alias/k2").Rekey("/dev/sdb", "alias/k3"), Within(K1Alone)).Select(problem => problem.Field).Order(StringComparer.Ordinal));

    [Fact]
    public void Plan_DefaultKeyOutOfBounds_IsRefusedWhereItIsAskedFor() =>
        Assert.Equal(
            new Problem("/kmsKeyId", $"is default, which is {Facts.Key("default")}, {NoKey}; {OnlyK1}"),
            Planned.Refused(Requested.Image.Key("default"), Within(K1Alone)));

    [Fact]
    public void Plan_DefaultKeyOutOfBounds_IsRefusedWhereEncryptionByDefaultTakesIt() =>
        Assert.Equal(
            [
                new("/kmsKeyId", $"is missing, so /dev/xvda would come under {Facts.Key("default")}, {NoKey}; {OnlyK1}"),
                new("/kmsKeyId", $"is missing, so /dev/sdb would come under {Facts.Key("default")}, {NoKey}; {OnlyK1}"),
            ],
            Planned.AllRefused(Requested.Image, Within(K1Alone).EncryptsByDefault()));

    [Fact]
    public void Plan_KeptKeyOutOfBounds_IsRefused() =>
        Assert.Equal(
            new Problem("/kmsKeyId", $"is missing, so /dev/xvda would come under {Facts.Key("k2")}, {NoKey}; {OnlyK1}"),
            Planned.Refused(Requested.Image, Facts.Of(Facts.Device("/dev/xvda", "k2")) with { Guardrails = K1Alone }));

    [Fact]
    public void Plan_CapturedUnderAKeyOutOfBounds_IsRefusedWhateverTheResultComesUnder() =>
        Assert.Equal(
            new Problem("/source", $"has /dev/xvda under {Facts.Key("k2")}, {NoKey}; {OnlyK1}"),
            Planned.Refused(Requested.Instance.Key("alias/k1"), Facts.OfInstance(Facts.Device("/dev/xvda", "k2")) with { Guardrails = K1Alone }));

    [Fact]
    public void Plan_ContentUnderAnotherAccountsKey_IsNoUseOfThatKey() =>
        Assert.Equal(ImageRoute.Copy, ImagePlanner.Plan(
            Requested.Image.Key("alias/k1"),
            Facts.Of(Facts.SharedDevice("/dev/xvda", "k2")) with { Guardrails = K1Alone with { Accounts = ["self", Facts.OtherAccount] } }).Route);

    [Theory]
    [InlineData("arn:aws:kms:eu-west-1:111111111111:key/*", true)]
    [InlineData("arn:aws:kms:eu-west-1:111111111111:key/k?", false)]
    public void Plan_AwsManagedKeyThatIsNotYetCreated_IsAllowedWhereEveryKeyIs(string pattern, bool allowed)
    {
        var facts = Within(new() { Keys = [pattern] }).DefaultKeyNotYetCreated();

        var refused = Record.Exception(() => ImagePlanner.Plan(Requested.Image.Key("default"), facts));

        Assert.Equal(allowed, refused is null);
    }

    [Fact]
    public void Plan_ByDefault_AllowsNoKeyOfAnotherAccount()
    {
        var shared = Facts.Key("k1", Facts.OtherAccount);

        Assert.Equal(
            new Problem("/kmsKeyId", $"is {shared}, {NoKey}; allowed are the keys of account {Facts.Account} in {Facts.Region}"),
            Planned.Refused(Requested.Image.Key(shared), Within(new()).WithKey(shared, new KeyFacts { Arn = shared })));
    }

    [Fact]
    public void Plan_ImageOfAnotherAccount_IsRefusedUnlessItsOwnerIsAllowed()
    {
        var facts = Facts.Of(Facts.SharedDevice("/dev/xvda", "k2")).Source(source => source with { OwnerId = Facts.OtherAccount });

        Assert.Equal(
            new Problem("/source/imageId", $"is {Facts.ImageId} of account {Facts.OtherAccount}, which the deployment's guardrails do not allow as a source; allowed are self, amazon"),
            Planned.Refused(Requested.Image.Key("alias/k1"), facts with { Guardrails = new() }));
        Assert.NotNull(ImagePlanner.Plan(Requested.Image.Key("alias/k1"), facts with { Guardrails = new() { Accounts = [Facts.OtherAccount] } }));
    }

    [Fact]
    public void Plan_ImageOfAmazon_IsAllowedByItsAlias() =>
        Assert.NotNull(ImagePlanner.Plan(Requested.Image.Key("alias/k1"), Within(new()).Source(source => source with { OwnerId = "137112412989", OwnerAlias = "amazon" })));

    [Fact]
    public void Plan_OwnImageOverAnotherAccountsSnapshot_IsRefused() =>
        Assert.Equal(
            $"is {Facts.ImageId} with snap-of-xvda for /dev/xvda of account {Facts.OtherAccount}, which the deployment's guardrails do not allow as a source; allowed are self, amazon",
            Planned.Refused(Requested.Image.Key("alias/k1"), Facts.Of(Facts.SharedDevice("/dev/xvda", "k2")) with { Guardrails = new() }).Message);

    [Fact]
    public void Plan_NamedSnapshotOfAnotherAccount_IsRefusedThere() =>
        Assert.Equal("/volumes/0/snapshotId", Planned.Refused(
            Requested.Image.Key("alias/k1").Volume(new() { DeviceName = "/dev/sdf", SnapshotId = "snap-1" }),
            Within(new()).WithSnapshot(Facts.Snapshot("snap-1") with { OwnerId = Facts.OtherAccount })).Field);

    [Fact]
    public void Plan_RegionOutOfBounds_IsRefused() =>
        Assert.Equal(
            new Problem("", "is for eu-west-1, a Region that the deployment's guardrails do not allow; allowed are us-east-1, us-west-2"),
            Planned.Refused(Requested.Image.Key("alias/k1"), Within(new() { Regions = ["us-east-1", "us-west-2"] })));

    [Fact]
    public void Plan_SubnetThatIsNotTheDeployments_IsRefused() =>
        Assert.Equal(
            new Problem("/instance/subnetIds/1", "is subnet-2, which is none of the deployment's subnets; they are subnet-1"),
            Planned.Refused(
                Requested.Image.Via(RequestedRoute.Instance) with { Instance = new() { SubnetIds = ["subnet-1", "subnet-2"] } },
                Facts.Of() with { Launch = new() { SubnetIds = ["subnet-1"] } }));

    [Fact]
    public void Plan_InstanceThatHasNotAgreed_IsRefusedByADeploymentOnly()
    {
        var facts = Facts.OfInstance().Source(source => source with { AgreesToCapture = false });

        Assert.Equal(
            new Problem("/source/instanceId", $"is {Facts.InstanceId}, which has not agreed to be captured; tag it ami-pipeline:capture = allowed"),
            Planned.Refused(Requested.Instance, facts with { Guardrails = new() }));
        Assert.Equal(ImageRoute.Capture, ImagePlanner.Plan(Requested.Instance, facts).Route);
    }

    private static PlanFacts Within(Guardrails guardrails) => Facts.Of() with { Guardrails = guardrails };
}
