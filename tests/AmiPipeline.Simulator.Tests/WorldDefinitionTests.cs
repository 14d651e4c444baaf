using AmiPipeline.Simulator.Definitions;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

public sealed class WorldDefinitionTests
{
    [Theory]
    [InlineData("{", "/", "not JSON")]
    [InlineData("{}", "/", "at least one Region")]
    [InlineData("""{"regions":[{"name":"r","colour":"red"}]}""", "/regions/0/colour", "no such member")]
    [InlineData("""{"regions":[{"name":"r"}],"accounts":[{"id":"12"}]}""", "/accounts/0/id", "12 digits")]
    [InlineData("""{"regions":[{"name":"r"}],"accounts":[{"id":"111122223333","regions":[{"name":"s"}]}]}""", "/accounts/0/regions/0/name", "not among")]
    [InlineData("""{"regions":[{"name":"us-east-1"},{"name":"cn-north-1"}],"accounts":[{"id":"111122223333","regions":[{"name":"us-east-1"},{"name":"cn-north-1"}]}]}""", "/accounts/0/regions", "one partition; us-east-1, cn-north-1 are in aws, aws-cn")]
    [InlineData("""{"regions":[{"name":"r"}],"accounts":[{"id":"111122223333","roles":[{"name":"x"}]}]}""", "/accounts/0/roles/0", "\"trustPolicy\" is missing")]
    [InlineData("""{"regions":[{"name":"r"}],"accounts":[{"id":"111122223333","roles":[{"name":"x","trustPolicy":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}},"policies":{"p":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"x","Resource":"*"}]}}}]}]}""", "/accounts/0/roles/0/policies/p/Statement/0/Action", "no action")]
    public void Parse_OfAWrongWorld_NamesThePlace(string json, string place, string problem)
    {
        var error = Assert.Throws<WorldFormatException>(() => WorldDefinition.Parse(json));

        Assert.StartsWith(place + ": ", error.Message);
        Assert.Contains(problem, error.Message);
    }

    [Theory]
    [InlineData("""  "keys": [{ "id": "k", "state": "Gone" }]  """, "keys/0/state", "\"Gone\" is not one of")]
    [InlineData("""  "keys": [{ "id": "k", "alias": "golden" }]  """, "keys/0/alias", "alias/")]
    [InlineData("""  "keys": [{ "id": "k" }, { "id": "k" }]  """, "keys/1/id", "twice")]
    [InlineData("""  "images": [{ "id": "ami-1", "name": "abc" }]  """, "images/0/id", "8 or 17")]
    [InlineData("""  "images": [{ "id": "ami-00000001" }]  """, "images/0", "\"name\" is missing")]
    [InlineData("""  "images": [{ "id": "ami-00000001", "name": 5 }]  """, "images/0/name", "a text is expected")]
    [InlineData("""  "images": [{ "id": "ami-00000001", "name": "abc", "devices": [{ "deviceName": "/dev/sda1", "snapshotId": "snap-00000001", "sizeGiB": 8, "key": "alias/x" }] }]  """, "images/0/devices/0/key", "alias/x")]
    [InlineData("""  "images": [{ "id": "ami-00000001", "name": "a\u001bc" }]  """, "images/0/name", "U+001B, which XML cannot carry")]
    [InlineData("""  "images": [{ "id": "ami-00000001", "name": "a\ud800c" }]  """, "images/0/name", "half of a surrogate pair")]
    [InlineData("""  "images": [{ "id": "ami-00000001", "name": "abc", "tags": { "t": "\uffff" } }]  """, "images/0/tags/t", "U+FFFF, which XML cannot carry")]
    [InlineData("""  "images": [{ "id": "ami-00000001", "name": "abc", "tags": { "\u0001": "v" } }]  """, "images/0/tags", "a name has a character that XML cannot carry")]
    [InlineData("""  "images": [{ "id": "ami-00000001", "name": "abc", "watermarks": ["approved"] }]  """, "images/0/watermarks", "accountId:watermarkName")]
    [InlineData("""  "images": [{ "id": "ami-00000001", "name": "abc", "devices": [{ "deviceName": "/dev/sda1", "sizeGiB": 1, "iops": 4000 }] }]  """, "images/0/devices/0", "Iops to volume size ratio")]
    [InlineData("""  "images": [{ "id": "ami-00000001", "name": "abc", "creationDate": "soon" }]  """, "images/0/creationDate", "is not a time")]
    [InlineData("""  "snapshots": [{ "id": "snap-00000001", "sizeGiB": "8" }]  """, "snapshots/0/sizeGiB", "an integer is expected")]
    [InlineData("""  "snapshots": [{ "id": "snap-00000001", "sizeGiB": 8 }, { "id": "snap-00000001", "sizeGiB": 8 }]  """, "snapshots/1", "twice")]
    [InlineData("""  "instances": [{ "id": "i-00000001", "imageId": "ami-00000001", "subnetId": "subnet-00000001" }]  """, "instances/0/subnetId", "no subnet")]
    [InlineData("""  "subnets": [{ "id": "subnet-00000001", "zone": "r-a", "zoneId": "z", "vpcId": "vpc-00000001", "sharedWith": ["444455556666"] }]  """, "subnets/0/sharedWith", "default subnet cannot be shared")]
    [InlineData("""  "volumes": [{ "id": "vol-00000001", "zone": "r-a", "sizeGiB": 8, "modifiedAt": ["2026-01-01T00:00:00Z", "soon"] }]  """, "volumes/0/modifiedAt", "\"soon\" is not a time")]
    [InlineData("""  "imageUsageReports": [{ "id": "report-1", "imageId": "ami-00000001" }]  """, "imageUsageReports/0/id", "amiur-")]
    public void Parse_OfAWrongAccount_NamesThePlace(string part, string place, string problem)
    {
        var json = $$"""{ "regions": [{ "name": "r" }], "accounts": [{ "id": "111122223333", "regions": [{ "name": "r", {{part}} }] }] }""";

        var error = Assert.Throws<WorldFormatException>(() => WorldDefinition.Parse(json));

        Assert.Equal("/accounts/0/regions/0/" + place, error.JsonPointer);
        Assert.Contains(problem, error.Message);
    }

    [Fact]
    public async Task OneDefinition_ServesManyClouds_WithoutThemSeeingEachOther()
    {
        using var one = new Lab();
        using var two = new Lab();
        var before = two.View.Dump();

        await one.Ec2.DeregisterImageAsync(new Amazon.EC2.Model.DeregisterImageRequest { ImageId = "ami-03000000000000001", DeleteAssociatedSnapshots = true });
        await one.Ec2.CreateTagsAsync(new Amazon.EC2.Model.CreateTagsRequest { Resources = ["ami-01000000000000001"], Tags = [new("a", "b")] });
        await one.Ec2.AttachVolumeAsync(new Amazon.EC2.Model.AttachVolumeRequest { InstanceId = "i-04000000000000001", VolumeId = "vol-0d000000000000001", Device = "/dev/sdf" });

        Assert.Equal(before, two.View.Dump());
    }

    [Fact]
    public void Inspect_OfAnUnknownRegion_Throws()
    {
        using var lab = new Lab();

        Assert.Throws<ArgumentException>(() => lab.Cloud.Inspect(Lab.Account, "mars-north-1"));
    }
}
