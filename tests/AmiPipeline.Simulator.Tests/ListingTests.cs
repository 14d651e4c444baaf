using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>Pages of what a Describe call found: the list is made once, and each page is a part of it.</summary>
public sealed class ListingTests : IDisposable
{
    private readonly Lab _lab = new(world: World(250));

    [Fact]
    public async Task Pages_AreTheWholeList_EachImageOnce()
    {
        List<string> ids = [];
        await foreach (var image in _lab.Ec2.Paginators.DescribeImages(new DescribeImagesRequest { Owners = ["self"], MaxResults = 60 }).Images)
        {
            ids.Add(image.ImageId);
        }

        Assert.Equal(250, ids.Count);
        Assert.Equal(250, ids.Distinct().Count());
    }

    [Fact]
    public async Task NextPage_HasNothingThatIsGone_AndFollowsTheSameList()
    {
        var request = new DescribeImagesRequest { Owners = ["self"], Filters = [new Filter("name", ["image-*"])], MaxResults = 100 };
        var first = await _lab.Ec2.DescribeImagesAsync(request);
        await _lab.Ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = Id(0) });
        await _lab.Ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = Id(120) });

        var second = await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["self"], Filters = request.Filters, MaxResults = 100, NextToken = first.NextToken });

        Assert.Equal(Enumerable.Range(100, 100).Where(number => number != 120).Select(Id), second.Images.Select(image => image.ImageId));
    }

    [Fact]
    public async Task Token_OfAnotherCall_IsOfThatCallsList()
    {
        var first = await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["self"], MaxResults = 100 });

        var other = await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["self"], Filters = [new Filter("image-id", [Id(7)])], MaxResults = 100, NextToken = first.NextToken });

        Assert.Null(other.Images);
    }

    [Theory]
    [InlineData("image-1", 1)]
    [InlineData("image-1?", 10)]
    [InlineData("IMAGE-1", 0)]
    public async Task Filter_MatchesTextsAndPatterns(string name, int images) =>
        Assert.Equal(images, (await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Filters = [new Filter("name", [name, "none"])] })).Images?.Count ?? 0);

    /// <summary>Ids are looked up, and patterns are looked for: both find the same, with what else is asked for, and an unknown id is no error.</summary>
    [Theory]
    [InlineData(2, "ami-00000000000000011", "ami-00000000000000022")]
    [InlineData(1, "ami-00000000000000011", "ami-00000000000000fff")]
    [InlineData(0, "ami-00000000000000fff")]
    public async Task FilterById_FindsWhatAPatternFinds(int count, params string[] ids)
    {
        await _lab.Ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = Id(3) });

        var found = await ByAsync([.. ids, Id(3)]);
        var alsoScanned = await ByAsync([.. ids, Id(3), "no?such"]);

        Assert.Equal(count, found.Count);
        Assert.Equal(alsoScanned.Order(), found.Order());

        async Task<List<string>> ByAsync(List<string> values)
        {
            var images = await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["self"], Filters = [new Filter("image-id", values), new Filter("name", ["image-*"])] });
            return [.. (images.Images ?? []).Select(image => image.ImageId)];
        }
    }

    public void Dispose() => _lab.Dispose();

    private static string Id(int number) => $"ami-{number:x17}";

    private static string World(int images) => $$"""
        { "regions": [{ "name": "us-east-1" }], "accounts": [{ "id": "{{Lab.Account}}", "regions": [{ "name": "us-east-1", "images": [
          {{string.Join(',', Enumerable.Range(0, images).Select(number => $$"""{"id":"{{Id(number)}}","name":"image-{{number}}","devices":[{"deviceName":"/dev/xvda","snapshotId":"snap-{{number:x17}}","sizeGiB":8}]}"""))}}
        ] }] }] }
        """;
}
