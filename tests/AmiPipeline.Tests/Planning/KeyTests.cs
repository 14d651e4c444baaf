using Xunit;

namespace AmiPipeline.Tests.Planning;

public sealed class KeyTests
{
    private const string NotSymmetric = "EBS needs a symmetric encryption key (SYMMETRIC_DEFAULT, ENCRYPT_DECRYPT)";

    /// <summary>What KMS says of the key, and why that does not do.</summary>
    public static TheoryData<KeyFacts, string> Unusable => new()
    {
        { new KeyFacts { Fault = "does not exist in eu-west-1" }, "does not exist in eu-west-1" },
        { new KeyFacts { Arn = Facts.Key("k9"), State = "Disabled" }, "is in state Disabled; it must be Enabled" },
        { new KeyFacts { Arn = Facts.Key("k9"), State = "PendingDeletion" }, "is in state PendingDeletion; it must be Enabled" },
        { new KeyFacts { Arn = Facts.Key("k9"), State = "PendingImport" }, "is in state PendingImport; it must be Enabled" },
        { new KeyFacts { Arn = Facts.Key("k9"), Spec = "RSA_2048", Usage = "ENCRYPT_DECRYPT" }, $"is RSA_2048 for ENCRYPT_DECRYPT; {NotSymmetric}" },
        { new KeyFacts { Arn = Facts.Key("k9"), Spec = "HMAC_256", Usage = "GENERATE_VERIFY_MAC" }, $"is HMAC_256 for GENERATE_VERIFY_MAC; {NotSymmetric}" },
        { new KeyFacts { Arn = Facts.Key("k9", region: "us-east-1") }, "is in us-east-1; a key must be in the Region of the image, eu-west-1" },
    };

    /// <summary>What is not reported is left to EC2 to judge; a key that is being updated can be used.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("Enabled")]
    [InlineData("Updating")]
    public void Plan_KeyThatCanBeUsed_IsTaken(string? state)
    {
        var plan = ImagePlanner.Plan(Requested.Image.Key("alias/k9"), Facts.Of().WithKey("alias/k9", new KeyFacts { Arn = Facts.Key("k9"), State = state }));

        Assert.All(plan.Devices, device => Assert.Equal(Facts.Key("k9"), Assert.Single(device.Expected.AcceptedKeys).KmsKeyId));
    }

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Plan_UnusableKeyForAll_IsRefused(KeyFacts key, string reason) =>
        Assert.Equal(new Problem("/kmsKeyId", $"is alias/k9, which {reason}"),
            Planned.Refused(Requested.Image.Key("alias/k9"), Facts.Of().WithKey("alias/k9", key)));

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Plan_UnusableKeyOfAVolume_IsRefusedThere(KeyFacts key, string reason) =>
        Assert.Equal(new Problem("/volumes/1/kmsKeyId", $"is alias/k9, which {reason}"),
            Planned.Refused(Requested.Image.Rekey("/dev/xvda", "alias/k1").Rekey("/dev/sdb", "alias/k9"), Facts.Of().WithKey("alias/k9", key)));

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Plan_UnusableDefaultKey_IsRefusedWhereItIsAskedFor(KeyFacts key, string reason) =>
        Assert.Equal(new Problem("/kmsKeyId", $"is the account's default EBS key, which {reason}"),
            Planned.Refused(Requested.Image.Key("default"), Facts.Of().DefaultKey(key)));

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Plan_UnusableDefaultKey_IsRefusedWhereEncryptionByDefaultTakesIt(KeyFacts key, string reason) =>
        Assert.Equal(new Problem("/kmsKeyId", $"is missing, so /dev/xvda, /dev/sdb would come under the account's default EBS key, which {reason}"),
            Planned.Refused(Requested.Image, Facts.Of().DefaultKey(key).EncryptsByDefault()));

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Plan_UnusableDefaultKey_DoesNotMatterWhereNothingTakesIt(KeyFacts key, string reason)
    {
        var plan = ImagePlanner.Plan(Requested.Image, Facts.Of(Facts.Device("/dev/xvda"), Facts.Device("/dev/sdb", "k1")).DefaultKey(key));

        Assert.StartsWith("/dev/sdb k1 (the source's key)", plan.Encryption().Last(), StringComparison.Ordinal);
        Assert.DoesNotContain(plan.Warnings, warning => warning.Contains(reason, StringComparison.Ordinal));
    }

    // What cannot be looked up has no ARN, and must not pass for the AWS managed key.
    [Fact]
    public void Plan_DefaultKeyNotFound_IsNoAcceptedKey()
    {
        var facts = Facts.Of(Facts.Device("/dev/xvda"), Facts.Device("/dev/sdb", "k1")).DefaultKey(new KeyFacts { Fault = "does not exist" });

        Assert.Equal(["/dev/xvda plain", "/dev/sdb k1 (the source's key)"], ImagePlanner.Plan(Requested.Image, facts).Encryption());
    }

    [Fact]
    public void Plan_SeveralUnusableKeys_AreReportedTogether()
    {
        var off = new KeyFacts { Arn = Facts.Key("off"), State = "Disabled" };
        var facts = Facts.Of().WithKey("alias/off", off).DefaultKey(off);

        Assert.Equal(
            ["/kmsKeyId", "/volumes/0/kmsKeyId"],
            Planned.AllRefused(Requested.Image.Key("default").Rekey("/dev/xvda", "alias/off"), facts).Select(problem => problem.Field));
    }

    [Fact]
    public void Plan_SourceUnderADisabledKey_IsRefused() =>
        Assert.Equal(
            new Problem("/source", $"has /dev/sdb under {Facts.Key("k2")}, which is in state Disabled; without that key its content cannot be read"),
            Planned.Refused(
                Requested.Image.Key("alias/k1"),
                Facts.Of(Facts.Device("/dev/xvda"), Facts.Device("/dev/sdb", "k2")).WithKey(Facts.Key("k2"), new KeyFacts { Arn = Facts.Key("k2"), State = "Disabled" })));

    [Fact]
    public void Plan_NamedSnapshotUnderADisabledKey_IsRefused() =>
        Assert.Equal(
            new Problem("/volumes/0/snapshotId", $"is snap-1 under {Facts.Key("k2")}, which is in state Disabled; without that key its content cannot be read"),
            Planned.Refused(
                Requested.Image.Volume(new() { DeviceName = "/dev/sdf", SnapshotId = "snap-1" }),
                Facts.Of().WithSnapshot(Facts.Snapshot("snap-1", "k2")).WithKey(Facts.Key("k2"), new KeyFacts { Arn = Facts.Key("k2"), State = "Disabled" })));

    [Fact]
    public void Plan_SourceUnderAKeyThatCannotBeSeen_IsLeftToEc2() =>
        Assert.Equal(ImageRoute.Copy, ImagePlanner.Plan(
            Requested.Image.Key("alias/k1"),
            Facts.Of(Facts.SharedDevice("/dev/xvda", "k2")).WithKey(Facts.Key("k2", Facts.OtherAccount), new KeyFacts { Fault = "cannot be seen" })).Route);

    [Fact]
    public void Plan_AnotherAccountsKey_CanBeAskedFor()
    {
        var shared = Facts.Key("k1", Facts.OtherAccount);

        var plan = ImagePlanner.Plan(Requested.Image.Key(shared), Facts.Of().WithKey(shared, new KeyFacts { Arn = shared }));

        Assert.Equal(shared, plan.CopyEncryption!.KmsKeyId);
    }

    /// <summary>A key of the account's own that is not there is gone for good; one of another account may only be hidden.</summary>
    [Fact]
    public void Plan_SourceUnderAKeyThatDoesNotExist_IsRefused() =>
        Assert.Equal(
            $"has /dev/xvda under {Facts.Key("gone")}, which does not exist (any more); without that key its content cannot be read",
            Planned.Refused(
                Requested.Image.Key("alias/k1"),
                Facts.Of(Facts.Device("/dev/xvda", "gone")).WithKey(Facts.Key("gone"), new KeyFacts { Fault = "does not exist", Missing = true })).Message);

    [Fact]
    public void Plan_SourceUnderAKeyOfAnotherAccountThatIsNotSeen_WarnsOfIt()
    {
        var theirs = Facts.Key("theirs", Facts.OtherAccount);
        var plan = ImagePlanner.Plan(
            Requested.Image.Key("alias/k1"),
            Facts.Of(Facts.SharedDevice("/dev/xvda", "theirs"), Facts.SharedDevice("/dev/sdb", "theirs")).WithKey(theirs, new KeyFacts { Fault = "belongs to another", Missing = true }));

        Assert.Equal([$"/dev/xvda, /dev/sdb of the source is under {theirs}, which belongs to another; unless EC2 may use that key for this account, the copy fails"], plan.Warnings);
        Assert.Equal(new ContentKey(theirs, "belongs to another"), plan.Device("/dev/xvda").ContentKey);
    }

    [Fact]
    public void Hint_NamesTheContentsKeysFirst_AndTheResultsOnlyIfNothingSpeaksAgainstThose()
    {
        var suspect = ImagePlanner.Plan(
            Requested.Image.Key("alias/k1"),
            Facts.Of(Facts.SharedDevice("/dev/xvda", "theirs")).WithKey(Facts.Key("theirs", Facts.OtherAccount), new KeyFacts { Fault = "belongs to another" }));
        var good = ImagePlanner.Plan(Requested.Image.Key("alias/k1"), Facts.Of(Facts.Device("/dev/xvda", "k2")).WithKey(Facts.Key("k2"), new KeyFacts { Arn = Facts.Key("k2"), State = "Enabled" }));
        var plain = ImagePlanner.Plan(Requested.Image.Key("alias/k1"), Facts.Of());

        Assert.EndsWith($"is under: {Facts.Key("theirs", Facts.OtherAccount)}, which belongs to another.", ContentKey.Hint(suspect.Devices), StringComparison.Ordinal);
        Assert.EndsWith($"is under: {Facts.Key("k2")}. {Facts.Key("k1")}, for the result, could be described when the request was planned.", ContentKey.Hint(good.Devices), StringComparison.Ordinal);
        Assert.EndsWith($"look at the key policy of {Facts.Key("k1")}.", ContentKey.Hint(plain.Devices), StringComparison.Ordinal);
        Assert.Empty(ContentKey.Hint(ImagePlanner.Plan(Requested.Image, Facts.Of()).Devices));
    }
}
