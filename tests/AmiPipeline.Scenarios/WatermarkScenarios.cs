using Amazon.EC2.Model;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Simulator.Definitions;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>Watermarks and where an image comes from: kept by CopyImage and CreateImage, and reported as lost if an image is registered.</summary>
public sealed class WatermarkScenarios
{
    private const string Approved = "111122223333:approved";

    private static readonly WorldDefinition World = WorldDefinition.Parse(Examples.WorldJson
        .Replace("\"name\": \"s5-root-under-one-key\",", $"\"name\": \"s5-root-under-one-key\", \"watermarks\": [\"{Approved}\"],", StringComparison.Ordinal));

    [Theory]
    [InlineData("copy")]
    [InlineData("instance")]
    public async Task Route_ThatCarriesWatermarks_KeepsThemAndTheLineage(string via)
    {
        var account = new Account(world: World);

        var image = await account.SucceedAsync($$"""{ "source": { "imageId": "ami-05000000000000001" }, "name": "kept", "kmsKeyId": "alias/golden", "via": "{{via}}" }""");

        Assert.Equal([Approved], image.Watermarks);
        Assert.Equal("ami-05000000000000001", image.SourceImageId);
        account.AssertOnlyAdded(image);
    }

    [Theory]
    [InlineData("\"imageId\": \"ami-05000000000000001\"", "ami-05000000000000001")]
    [InlineData("\"instanceId\": \"i-04000000000000001\", \"reboot\": false", "i-04000000000000001")]
    public async Task Snapshots_ByName_SayWhatIsLost_AndKeepTheSourceInATag(string source, string sourceId)
    {
        var account = new Account(world: World);

        var report = await account.RunAsync($$"""{ "source": { {{source}} }, "name": "registered", "kmsKeyId": "alias/golden", "via": "snapshots" }""");

        var image = account.View.Image(report.Result!.ImageId);
        Assert.Contains($"the watermark {Approved} is lost: RegisterImage carries none over", report.Result.Warnings);
        Assert.Contains(report.Result.Warnings, warning => warning.StartsWith("the image's lineage ends", StringComparison.Ordinal));
        Assert.Equal((0, null, sourceId), (image.Watermarks.Count, image.SourceImageId, image.Tags["ami-pipeline:source"]));
        account.AssertOnlyAdded(image);
    }

    /// <summary>The instance's image is gone, so that nothing tells of watermarks before the capture does.</summary>
    [Fact]
    public async Task Snapshots_OfAnInstanceWhoseImageIsGone_SayAfterwardsWhatIsLost()
    {
        var account = new Account(world: World);
        await SimulatedClients.Create(account.Engine.Cloud, account.Engine.Clock).Ec2(new AwsLocation(Account.Id, Account.Region))
            .DeregisterImageAsync(new DeregisterImageRequest("ami-05000000000000001"));

        var report = await account.RunAsync("""
            { "source": { "instanceId": "i-04000000000000001", "reboot": false }, "name": "registered", "volumes": [{ "deviceName": "/dev/sdf", "sizeGiB": 4 }] }
            """);

        Assert.Contains($"the watermark {Approved} is lost: RegisterImage carries none over", report.Result!.Warnings);
    }

    [Fact]
    public async Task Capture_KeepsThem_AlsoByASecondCopy()
    {
        var account = new Account(world: World);

        var captured = await account.SucceedAsync("""{ "source": { "instanceId": "i-04000000000000001", "reboot": false }, "name": "captured" }""", "run-1");
        var copied = await account.SucceedAsync("""{ "source": { "instanceId": "i-04000000000000001", "reboot": false }, "name": "copied", "kmsKeyId": "alias/golden" }""", "run-2");

        Assert.Equal([Approved], captured.Watermarks);
        Assert.Equal([Approved], copied.Watermarks);
    }
}
