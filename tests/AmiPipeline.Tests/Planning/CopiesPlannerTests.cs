using AmiPipeline.Configuration;
using AmiPipeline.Planning.Copies;
using Xunit;

namespace AmiPipeline.Tests.Planning;

/// <summary>Copies in other Regions and accounts, planned from facts alone.</summary>
public sealed class CopiesPlannerTests
{
    private const string West = "us-west-2";

    private static readonly AwsLocation Other = new(Facts.OtherAccount, Facts.Region);
    private static readonly AwsLocation Elsewhere = new(Facts.Account, West);

    [Fact]
    public void Plan_EachDestination_HasItsOwnKeyAndDigest()
    {
        var plan = Plan(Image(Facts.Device("/dev/xvda", "k1")), new RequestCopy { Region = West, KmsKeyId = "alias/k1" }, new RequestCopy { AccountId = Other.AccountId, Region = Other.Region, KmsKeyId = "alias/k1" });

        Assert.Equal([Elsewhere, Other], plan.Copies.Select(copy => copy.Location));
        Assert.Equal([Facts.Key("k1", region: West), Facts.Key("k1", Other.AccountId)], plan.Copies.Select(copy => copy.Devices[0].Key!.KmsKeyId));
        Assert.Equal(2, plan.Copies.Select(copy => copy.RequestDigest).Distinct().Count());
        Assert.True(plan.KeepsImage);
        Assert.False(plan.CommitsLast);
    }

    /// <summary>However a request groups the same copy, it is the same.</summary>
    [Fact]
    public void Plan_OfAListOrOfOneRegion_OrOfAnAccountsMap_IsTheSameCopy()
    {
        var image = Image(Facts.Device("/dev/xvda"));

        var digests = new[]
        {
            Plan(image, new RequestCopy { AccountId = Other.AccountId, Region = Other.Region }),
            Plan(image, new RequestCopy { AccountId = Other.AccountId, Regions = [Other.Region] }),
            Plan(image, new RequestCopies { Accounts = new Dictionary<string, IReadOnlyList<string>> { [Other.AccountId] = [Other.Region] } }),
            Plan(image, new RequestCopies { Accounts = new Dictionary<string, IReadOnlyList<string>> { [Other.AccountId] = [RequestCopy.AllRegions] } }),
        }.Select(plan => plan.Copies.Single(copy => copy.Location == Other).RequestDigest);

        Assert.Single(digests.Distinct());
    }

    [Fact]
    public void Plan_SnapshotUnderTheAwsManagedKey_IsRefusedForAnotherAccountOnly()
    {
        var image = Image(Facts.Device("/dev/xvda", "managed")) with { AwsManagedKeyArn = Facts.Key("managed") };

        Assert.Single(Plan(image, new RequestCopy { Region = West }).Copies);
        Assert.Equal(
            [("/copies/to/0/accountId", $"is {Other.AccountId}, which cannot copy /dev/xvda of the image: under alias/aws/ebs, a key that nobody can share; give the image a customer managed key (kmsKeyId)")],
            Refused(image, new RequestCopy { AccountId = Other.AccountId, Region = Other.Region }));
    }

    [Fact]
    public void Plan_ImageOfTheMarketplace_IsRefusedForAnotherAccount()
    {
        var image = Image(Facts.Device("/dev/xvda"));
        image = image with { Image = image.Image with { ProductCodes = ["marketplace:abc"] } };

        Assert.StartsWith("cannot be made: EC2 does not copy images from AWS Marketplace to another account", Refused(image, new RequestCopy { AccountId = Other.AccountId, Region = Other.Region })[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_OwnAccountAndRegion_IsRefused_AlsoByItsId() => Assert.Equal(
        [("/copies/to/0/region", $"is {Facts.Region}, where the image itself is made; a copy is made in another Region")],
        Refused(Image(Facts.Device("/dev/xvda")), new RequestCopy { AccountId = Facts.Account, Region = Facts.Region }));

    [Fact]
    public void Expand_AllRegions_AreThoseThatAreEnabledAndAllowed_WithoutTheImagesOwn()
    {
        var image = Image(Facts.Device("/dev/xvda")) with { Guardrails = new Guardrails { Regions = [Facts.Region, West, "ap-south-1"] } };

        var ours = Expand(image, new RequestCopy { Regions = [RequestCopy.AllRegions] });
        var theirs = Expand(image, new RequestCopy { AccountId = Other.AccountId, Regions = [RequestCopy.AllRegions] });

        Assert.Equal([West], ours.Select(destination => destination.Location.Region));
        Assert.Equal([Facts.Region, West], theirs.Select(destination => destination.Location.Region));
    }

    /// <summary>An account may go without its id, and a list of all Regions names none: the same place is found when both are known.</summary>
    [Theory]
    [InlineData("""{ "to": [{ "region": "us-west-2" }, { "accountId": "111111111111", "region": "us-west-2" }] }""", "/copies/to/1/region")]
    [InlineData("""{ "to": [{ "region": "us-west-2" }, { "accountId": "111111111111", "regions": ["us-west-2"] }] }""", "/copies/to/1/regions")]
    [InlineData("""{ "to": [{ "region": "us-west-2" }], "accounts": { "111111111111": "all" } }""", "/copies/accounts/111111111111")]
    public void Expand_TheSamePlaceTwice_IsRefused(string copies, string field) => Assert.Contains(
        (field, $"repeats {West} of account {Facts.Account}"), RefusedByExpand(copies, Facts.Region, West));

    [Theory]
    [InlineData("""{ "to": [{ "regions": "all" }] }""", 102)]
    [InlineData("""{ "accounts": { "222233334444": "all", "444455556666": "all" } }""", 51)]
    public void Expand_OfAllRegions_HoldsTheLimitToo(string copies, int regions) => Assert.Equal(
        [("/copies", $"asks for {(regions == 102 ? 101 : 102)} copies in all; must be 1 to 100")],
        RefusedByExpand(copies, [Facts.Region, .. Enumerable.Range(1, regions - 1).Select(number => $"eu-test-{number}")]));

    [Fact]
    public void Plan_WithRollBack_AndWithoutTheSource_SaysSo()
    {
        var plan = Plan(Image(Facts.Device("/dev/xvda")), new RequestCopies { To = [new RequestCopy { Region = West }], OnFailure = OnCopyFailure.RollBack, KeepSource = false });

        Assert.True(plan.CommitsLast);
        Assert.False(plan.KeepsImage);
        Assert.NotEqual(ImageRoute.None, plan.Route);
    }

    /// <summary>Publishing attaches watermarks of each image's own account, after it is copied: a copy elsewhere lacks what the image gets again.</summary>
    [Fact]
    public void Plan_OfARegisteredImage_NamesTheWatermarksThatItsCopiesLose()
    {
        var facts = Facts.Of(Facts.Device("/dev/xvda", "k1")).Source(source => source with { Watermarks = [$"{Facts.Account}:golden"] });
        var request = Requested.Image.Key("alias/k1").Via(RequestedRoute.Snapshots) with { Publish = new() { Watermarks = ["golden"] } };
        var plan = ImagePlanner.Plan(request, facts);
        var image = new CopiedImageFacts { Request = request, Plan = plan, Image = FutureImage.Create(plan, facts.Source), Execution = Facts.Execution };

        var copied = Plan(image, new RequestCopy { Region = West, KmsKeyId = "alias/k1" }, new RequestCopy { AccountId = Other.AccountId, Region = Other.Region, KmsKeyId = "alias/k1" });

        Assert.Equal(
            [$"{Facts.Region} of {Other.AccountId}: the watermark {Facts.Account}:golden is lost: RegisterImage carries none over"],
            copied.Warnings.Where(warning => warning.Contains("watermark", StringComparison.Ordinal)));
    }

    private static CopiedImageFacts Image(params SourceDevice[] devices)
    {
        var facts = Facts.Of(devices);
        var plan = ImagePlanner.Plan(Requested.Image, facts);
        return new CopiedImageFacts { Request = Requested.Image, Plan = plan, Image = FutureImage.Create(plan, facts.Source), Execution = Facts.Execution };
    }

    private static ImagePlan Plan(CopiedImageFacts image, params RequestCopy[] entries) => Plan(image, new RequestCopies { To = entries });

    private static ImagePlan Plan(CopiedImageFacts image, RequestCopies copies)
    {
        var requested = image with { Request = image.Request with { Copies = copies } };
        return CopiesPlanner.Plan(requested, [.. Expand(requested).Select(destination => FactsOf(destination, requested))]);
    }

    private static IReadOnlyList<(string Field, string Message)> Refused(CopiedImageFacts image, RequestCopy entry) =>
        [.. Assert.Throws<RequestRefusedException>(() => Plan(image, entry)).Problems.Select(problem => (problem.Field, problem.Message))];

    private static IReadOnlyList<CopyDestination> Expand(CopiedImageFacts image, RequestCopy entry) => Expand(image with { Request = image.Request with { Copies = new RequestCopies { To = [entry] } } });

    private static IReadOnlyList<CopyDestination> Expand(CopiedImageFacts image) => CopyDestinations.Expand(image, _ => [Facts.Region, West, "us-east-1"]);

    private static IReadOnlyList<(string Field, string Message)> RefusedByExpand(string copies, params string[] regions)
    {
        var image = Image(Facts.Device("/dev/xvda"));
        image = image with { Request = RequestReader.Read($$"""{ "source": { "imageId": "ami-05000000000000001" }, "name": "n-a-m-e", "kmsKeyId": "alias/k1", "copies": {{copies}} }""") };
        return [.. Assert.Throws<RequestRefusedException>(() => CopyDestinations.Expand(image, _ => regions)).Problems.Select(problem => (problem.Field, problem.Message))];
    }

    private static CopyFacts FactsOf(CopyDestination destination, CopiedImageFacts image)
    {
        var (account, region) = destination.Location;
        return new CopyFacts
        {
            Destination = destination,
            Account = new AccountFacts { Location = destination.Location, DefaultKey = new KeyFacts { Arn = Facts.Key("default", account, region) } },
            Identity = RequestIdentity.CreateForCopy(destination.Entry, image.Plan.RequestDigest, destination.Location, image.Plan.Name),
            Keys = new Dictionary<string, KeyFacts> { ["alias/k1"] = new() { Arn = Facts.Key("k1", account, region) } },
        };
    }
}
