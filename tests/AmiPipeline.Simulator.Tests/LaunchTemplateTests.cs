using Amazon.EC2;
using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>Launch templates, and launches by them.</summary>
public sealed class LaunchTemplateTests : IDisposable
{
    private const string Image = "ami-05000000000000001";

    private readonly Lab _lab = new();

    [Fact]
    public async Task Template_HasVersions_OneOfThemTheDefault()
    {
        var made = await CreateAsync();
        Assert.Matches("^lt-0[0-9a-f]{16}$", made.LaunchTemplateId);
        Assert.Equal(("web", 1, 1, $"arn:aws:iam::{Lab.Account}:user/simulated"), (made.LaunchTemplateName, made.DefaultVersionNumber, made.LatestVersionNumber, made.CreatedBy));

        var second = (await _lab.Ec2.CreateLaunchTemplateVersionAsync(new CreateLaunchTemplateVersionRequest
        {
            LaunchTemplateName = "web",
            SourceVersion = "1",
            VersionDescription = "larger",
            LaunchTemplateData = new RequestLaunchTemplateData { InstanceType = InstanceType.M5Large },
        })).LaunchTemplateVersion;
        Assert.Equal((2, "larger", false, "m5.large", Image), (second.VersionNumber, second.VersionDescription, second.DefaultVersion, second.LaunchTemplateData.InstanceType.Value, second.LaunchTemplateData.ImageId));

        await _lab.Ec2.ModifyLaunchTemplateAsync(new ModifyLaunchTemplateRequest { LaunchTemplateId = made.LaunchTemplateId, DefaultVersion = "2" });
        var now = Assert.Single((await _lab.Ec2.DescribeLaunchTemplatesAsync(new DescribeLaunchTemplatesRequest { LaunchTemplateNames = ["web"] })).LaunchTemplates);
        Assert.Equal((2, 2, "base"), (now.DefaultVersionNumber, now.LatestVersionNumber, now.Tags.Single().Value));
        Assert.Equal([2, 1], (await VersionsAsync()).Select(version => version.VersionNumber));
        Assert.Equal([1], (await VersionsAsync("1")).Select(version => version.VersionNumber));
        Assert.Equal([2], (await VersionsAsync("$Default", "$Latest")).Select(version => version.VersionNumber));

        // The same token again does nothing, though the default is another by now.
        Task SetAsync(string version, string token) => _lab.Ec2.ModifyLaunchTemplateAsync(new ModifyLaunchTemplateRequest { LaunchTemplateName = "web", DefaultVersion = version, ClientToken = token });
        await SetAsync("1", "first");
        await SetAsync("2", "second");
        await SetAsync("1", "first");
        Assert.Equal([2], (await VersionsAsync("$Default")).Select(version => version.VersionNumber));
        await SetAsync("1", "third");
        Assert.Equal([1], (await VersionsAsync("$Default")).Select(version => version.VersionNumber));

        await _lab.Ec2.DeleteLaunchTemplateAsync(new DeleteLaunchTemplateRequest { LaunchTemplateName = "web" });
        Assert.DoesNotContain((await _lab.Ec2.DescribeLaunchTemplatesAsync(new DescribeLaunchTemplatesRequest())).LaunchTemplates, template => template.LaunchTemplateName == "web");
        Assert.NotEqual(made.LaunchTemplateId, (await CreateAsync()).LaunchTemplateId);
    }

    [Fact]
    public async Task Versions_AreFilteredByTheirImage()
    {
        await CreateAsync();
        var other = (await _lab.Ec2.CreateLaunchTemplateVersionAsync(new CreateLaunchTemplateVersionRequest
        {
            LaunchTemplateName = "web",
            SourceVersion = "1",
            LaunchTemplateData = new RequestLaunchTemplateData { ImageId = "ami-03000000000000001" },
        })).LaunchTemplateVersion;

        var found = (await _lab.Ec2.DescribeLaunchTemplateVersionsAsync(new DescribeLaunchTemplateVersionsRequest
        {
            LaunchTemplateName = "web",
            Filters = [new Filter("image-id", ["ami-03000000000000001"])],
        })).LaunchTemplateVersions;

        Assert.Equal(other.VersionNumber, Assert.Single(found).VersionNumber);
    }

    [Fact]
    public async Task Versions_AreDeletedOneByOne_ButForTheDefault_AndTheirNumbersNotUsedAgain()
    {
        await CreateAsync();
        await AddVersionAsync();
        await AddVersionAsync();

        var deleted = await _lab.Ec2.DeleteLaunchTemplateVersionsAsync(new DeleteLaunchTemplateVersionsRequest { LaunchTemplateName = "web", Versions = ["1", "3", "7"] });

        Assert.Equal([3], deleted.SuccessfullyDeletedLaunchTemplateVersions.Select(version => (int)version.VersionNumber!.Value));
        Assert.Equal(
            [(1, "unexpectedError"), (7, "launchTemplateVersionDoesNotExist")],
            deleted.UnsuccessfullyDeletedLaunchTemplateVersions.Select(version => ((int)version.VersionNumber!.Value, version.ResponseError.Code.Value)));
        Assert.Equal([2, 1], (await VersionsAsync()).Select(version => version.VersionNumber));
        Assert.Equal([2], (await VersionsAsync("$Latest")).Select(version => version.VersionNumber));
        using var resumed = new Lab(world: _lab.Cloud.TrySave()!);
        Assert.Equal(4, await AddVersionAsync(resumed));
        Assert.Equal(4, await AddVersionAsync());
    }

    [Fact]
    public async Task Versions_OfAllTemplates_AreTheirLatestAndDefaultOnes()
    {
        await CreateAsync();
        await AddVersionAsync();
        await _lab.Ec2.CreateLaunchTemplateAsync(new CreateLaunchTemplateRequest { LaunchTemplateName = "other", LaunchTemplateData = new() { ImageId = Image } });

        async Task<List<string>> OfAllAsync(params List<string> versions) => [.. (await _lab.Ec2.DescribeLaunchTemplateVersionsAsync(
            new DescribeLaunchTemplateVersionsRequest { Versions = versions })).LaunchTemplateVersions.Select(version => $"{version.LaunchTemplateName} {version.VersionNumber}").Order(StringComparer.Ordinal)];

        Assert.Equal(["frontend 1", "other 1", "web 2"], await OfAllAsync("$Latest"));
        Assert.Equal(["frontend 1", "other 1", "web 1", "web 2"], await OfAllAsync("$Latest", "$Default"));
        var page = await _lab.Ec2.DescribeLaunchTemplateVersionsAsync(new DescribeLaunchTemplateVersionsRequest { Versions = ["$Latest"], MaxResults = 1 });
        Assert.Single(page.LaunchTemplateVersions);
        Assert.Single((await _lab.Ec2.DescribeLaunchTemplateVersionsAsync(new DescribeLaunchTemplateVersionsRequest { Versions = ["$Latest"], MaxResults = 1, NextToken = page.NextToken })).LaunchTemplateVersions);
    }

    [Fact]
    public async Task Template_TellsItsData()
    {
        await CreateAsync();

        var data = Assert.Single(await VersionsAsync("1")).LaunchTemplateData;

        Assert.Equal((Image, "t3.small", true, "required"), (data.ImageId, data.InstanceType.Value, data.Monitoring.Enabled, data.MetadataOptions.HttpTokens.Value));
        var device = Assert.Single(data.BlockDeviceMappings);
        Assert.Equal(("/dev/sdf", 5, true, "alias/data"), (device.DeviceName, device.Ebs.VolumeSize, device.Ebs.Encrypted, device.Ebs.KmsKeyId));
        var network = Assert.Single(data.NetworkInterfaces);
        Assert.Equal(("subnet-0aaaaaaaaaaaaaaa2", "sg-0aaaaaaaaaaaaaaa0"), (network.SubnetId, network.Groups.Single()));
        var tags = Assert.Single(data.TagSpecifications);
        Assert.Equal(("instance", "by", "template"), (tags.ResourceType.Value, tags.Tags[0].Key, tags.Tags[0].Value));
    }

    [Fact]
    public async Task Launch_TakesWhatTheTemplateSays_UnlessItSaysSo()
    {
        var template = await CreateAsync();

        var plain = await LaunchAsync(new RunInstancesRequest { LaunchTemplate = new() { LaunchTemplateName = "web" } });
        var other = await LaunchAsync(new RunInstancesRequest
        {
            LaunchTemplate = new() { LaunchTemplateId = template.LaunchTemplateId, Version = "$Latest" },
            InstanceType = InstanceType.M5Large,
            BlockDeviceMappings = [new BlockDeviceMapping { DeviceName = "/dev/sdg", Ebs = new EbsBlockDevice { VolumeSize = 3 } }],
        });
        _lab.Pass(120);

        Assert.Equal(("t3.small", Image, "us-east-1b", "required"), (plain.InstanceType.Value, plain.ImageId, plain.Placement.AvailabilityZone, plain.MetadataOptions.HttpTokens.Value));
        Assert.Equal("m5.large", other.InstanceType.Value);
        Assert.Equal(["/dev/sdf", "/dev/xvda"], DevicesOf(plain));
        Assert.Equal(["/dev/sdg", "/dev/xvda"], DevicesOf(other));
        Assert.Equal(
            [("aws:ec2launchtemplate:id", template.LaunchTemplateId), ("aws:ec2launchtemplate:version", "1"), ("by", "template")],
            _lab.View.Instance(plain.InstanceId).Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => (tag.Key, tag.Value)));
    }

    [Fact]
    public async Task Launch_FromATemplate_NeedsPermissionOnIt()
    {
        var template = await CreateAsync();
        string Allow(string resource) => $$"""{ "Effect": "Allow", "Action": ["ec2:RunInstances", "ec2:CreateTags"], "Resource": {{resource}} }""";
        const string Rest = """["arn:aws:ec2:*:*:instance/*", "arn:aws:ec2:*:*:volume/*", "arn:aws:ec2:*:*:network-interface/*", "arn:aws:ec2:*:*:subnet/*", "arn:aws:ec2:*:*:security-group/*", "arn:aws:ec2:*::image/*", "arn:aws:ec2:*::snapshot/*"]""";
        var request = new RunInstancesRequest { LaunchTemplate = new() { LaunchTemplateName = "web" }, MinCount = 1, MaxCount = 1 };

        var error = await Lab.Fails(_lab.Ec2As(_lab.Role("without", Allow(Rest))).RunInstancesAsync(request));
        await _lab.Ec2As(_lab.Role("with", $"{Allow(Rest)}, {Allow($"\"arn:aws:ec2:us-east-1:{Lab.Account}:launch-template/{template.LaunchTemplateId}\"")}")).RunInstancesAsync(request);

        Assert.Equal("UnauthorizedOperation", error.ErrorCode);
        Assert.Contains(template.LaunchTemplateId, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Action=CreateLaunchTemplate&LaunchTemplateName=web&LaunchTemplateData.InstanceType=t3.small", "InvalidLaunchTemplateName.AlreadyExistsException")]
    [InlineData("Action=CreateLaunchTemplate&LaunchTemplateName=a+b+c&LaunchTemplateData.InstanceType=t3.small", "InvalidLaunchTemplateName.MalformedException")]
    [InlineData("Action=CreateLaunchTemplate&LaunchTemplateName=other", "MissingParameter")]
    [InlineData("Action=CreateLaunchTemplate&LaunchTemplateName=other&LaunchTemplateData.RamDiskId=x", "UnknownParameter")]
    [InlineData("Action=DeleteLaunchTemplate", "MissingParameter")]
    [InlineData("Action=DeleteLaunchTemplateVersions&LaunchTemplateName=web", "MissingParameter")]
    [InlineData("Action=DeleteLaunchTemplateVersions&LaunchTemplateName=none&LaunchTemplateVersion.1=1", "InvalidLaunchTemplateName.NotFoundException")]
    [InlineData("Action=DescribeLaunchTemplateVersions", "MissingParameter")]
    [InlineData("Action=DescribeLaunchTemplateVersions&LaunchTemplateVersion.1=1", "MissingParameter")]
    [InlineData("Action=DeleteLaunchTemplate&LaunchTemplateName=none", "InvalidLaunchTemplateName.NotFoundException")]
    [InlineData("Action=DeleteLaunchTemplate&LaunchTemplateId=lt-01", "InvalidLaunchTemplateId.Malformed")]
    [InlineData("Action=DeleteLaunchTemplate&LaunchTemplateId=lt-0123456789abcdef0", "InvalidLaunchTemplateId.NotFound")]
    [InlineData("Action=DeleteLaunchTemplate&LaunchTemplateId=lt-0123456789abcdef0&LaunchTemplateName=web", "InvalidParameterCombination")]
    [InlineData("Action=ModifyLaunchTemplate&LaunchTemplateName=web&SetDefaultVersion=7", "InvalidLaunchTemplateId.VersionNotFound")]
    [InlineData("Action=RunInstances&LaunchTemplate.LaunchTemplateName=web&LaunchTemplate.Version=7&MinCount=1&MaxCount=1", "InvalidLaunchTemplateId.VersionNotFound")]
    [InlineData("Action=RunInstances&LaunchTemplate.LaunchTemplateName=none&MinCount=1&MaxCount=1", "InvalidLaunchTemplateName.NotFoundException")]
    public async Task Template_ThatIsWrong_IsRefused(string form, string code)
    {
        await CreateAsync();

        Assert.Contains($"<Code>{code}</Code>", _lab.Post(form).Body, StringComparison.Ordinal);
    }

    public void Dispose() => _lab.Dispose();

    private async Task<LaunchTemplate> CreateAsync() => (await _lab.Ec2.CreateLaunchTemplateAsync(new CreateLaunchTemplateRequest
    {
        LaunchTemplateName = "web",
        TagSpecifications = [new TagSpecification { ResourceType = ResourceType.LaunchTemplate, Tags = [new Tag("team", "base")] }],
        LaunchTemplateData = new RequestLaunchTemplateData
        {
            ImageId = Image,
            InstanceType = InstanceType.T3Small,
            Monitoring = new LaunchTemplatesMonitoringRequest { Enabled = true },
            MetadataOptions = new LaunchTemplateInstanceMetadataOptionsRequest { HttpTokens = LaunchTemplateHttpTokensState.Required },
            BlockDeviceMappings = [new LaunchTemplateBlockDeviceMappingRequest { DeviceName = "/dev/sdf", Ebs = new LaunchTemplateEbsBlockDeviceRequest { VolumeSize = 5, Encrypted = true, KmsKeyId = "alias/data" } }],
            NetworkInterfaces = [new LaunchTemplateInstanceNetworkInterfaceSpecificationRequest { DeviceIndex = 0, SubnetId = "subnet-0aaaaaaaaaaaaaaa2", Groups = ["sg-0aaaaaaaaaaaaaaa0"] }],
            TagSpecifications = [new LaunchTemplateTagSpecificationRequest { ResourceType = ResourceType.Instance, Tags = [new Tag("by", "template")] }],
        },
    })).LaunchTemplate;

    private async Task<long> AddVersionAsync(Lab? lab = null) => (await (lab ?? _lab).Ec2.CreateLaunchTemplateVersionAsync(new CreateLaunchTemplateVersionRequest
    {
        LaunchTemplateName = "web",
        LaunchTemplateData = new RequestLaunchTemplateData { ImageId = Image },
    })).LaunchTemplateVersion.VersionNumber!.Value;

    private async Task<List<LaunchTemplateVersion>> VersionsAsync(params List<string> versions) => (await _lab.Ec2.DescribeLaunchTemplateVersionsAsync(
        new DescribeLaunchTemplateVersionsRequest { LaunchTemplateName = "web", Versions = versions.Count == 0 ? null : versions })).LaunchTemplateVersions;

    private async Task<Instance> LaunchAsync(RunInstancesRequest request)
    {
        (request.MinCount, request.MaxCount) = (1, 1);
        return (await _lab.Ec2.RunInstancesAsync(request)).Reservation.Instances.Single();
    }

    private IEnumerable<string?> DevicesOf(Instance instance) =>
        _lab.View.Volumes.Where(volume => volume.InstanceId == instance.InstanceId).Select(volume => volume.DeviceName).Order(StringComparer.Ordinal);
}
