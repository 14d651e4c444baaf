using AmiPipeline.Tests.Planning;
using AmiPipeline.Verification;
using Xunit;

namespace AmiPipeline.Tests.Verification;

public sealed class AcceptedKeyTests
{
    private static readonly ImagePlan Mixed = ImagePlanner.Plan(Requested.Image, Facts.Of(Facts.Device("/dev/xvda"), Facts.Device("/dev/sdb", "k1")));

    private static readonly ImagePlan NotYetCreated = ImagePlanner.Plan(Requested.Image.Key("default"), Facts.Of().DefaultKeyNotYetCreated());

    [Theory]
    [InlineData("k1", KeyOrigin.Source)]
    [InlineData("default", KeyOrigin.AccountDefault)]
    [InlineData("k2", null)]
    [InlineData(null, null)]
    public void AcceptedKeyOf_PreservedSnapshot_SaysWhichWasFound(string? key, KeyOrigin? origin) =>
        Assert.Equal(origin, ImageVerifier.AcceptedKeyOf(Mixed.Device("/dev/sdb").Expected, key is null ? null : Facts.Key(key), null)?.Origin);

    [Fact]
    public void AcceptedKeyOf_PlainDevice_IsNone() =>
        Assert.Null(ImageVerifier.AcceptedKeyOf(Mixed.Device("/dev/xvda").Expected, Facts.Key("k1"), null));

    [Fact]
    public void Differences_OfAThirdKey_NameBothThatAreRight()
    {
        var image = Observed.As(Mixed).With("/dev/sdb", device => device with { KmsKeyArn = Facts.Key("k2") });

        var difference = Assert.Single(ImageVerifier.Differences(Mixed, image, null));

        Assert.Equal($"{Facts.Key("k1")} (the source's key) or {Facts.Key("default")} (the account's default key)", difference.Expected);
    }

    // The plan was made before EC2 created the AWS managed key; the result names it by ARN.
    [Fact]
    public void Differences_OfTheAwsManagedKeyCreatedMeanwhile_AreNone() =>
        Assert.Empty(ImageVerifier.Differences(NotYetCreated, Observed.As(NotYetCreated), Facts.Key("aws-ebs")));

    [Fact]
    public void Differences_OfAnotherKeyThanTheAwsManagedOne_AreReported()
    {
        var image = Observed.As(NotYetCreated).With("/dev/xvda", device => device with { KmsKeyArn = Facts.Key("k1") });

        Assert.Equal(
            [new Difference("/dev/xvda key", $"{Facts.Key("aws-ebs")} (the account's default key)", Facts.Key("k1"))],
            ImageVerifier.Differences(NotYetCreated, image, Facts.Key("aws-ebs")));
    }

    [Fact]
    public void Differences_WhereTheAwsManagedKeyIsUnknown_AreReported() =>
        Assert.Equal(2, ImageVerifier.Differences(NotYetCreated, Observed.As(NotYetCreated), null).Count);
}
