using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>What refers to images.</summary>
public sealed class ImageReferenceTests : IDisposable
{
    private const string Image = "ami-03000000000000001";

    private readonly Lab _lab = new();

    [Fact]
    public async Task References_AreTheCallersOwn_OfEachKind()
    {
        await LifecycleTests.LaunchAsync(_lab, Image);
        await _lab.Ec2.CreateLaunchTemplateAsync(new CreateLaunchTemplateRequest { LaunchTemplateName = "web", LaunchTemplateData = new() { ImageId = Image } });
        Assert.Equal(200, _lab.Post($$"""{ "Name": "/images/web", "Value": "{{Image}}", "Type": "String" }""", "ssm", "AmazonSSM.PutParameter").Status);

        var all = await FindAsync(new() { IncludeAllResourceTypes = true });
        Assert.Equal(["ec2:Instance", "ec2:LaunchTemplate", "ssm:Parameter"], all.Select(reference => reference.ResourceType.Value));
        Assert.All(all, reference => Assert.Equal(Image, reference.ImageId));
        Assert.StartsWith("arn:aws:ec2:us-east-1:111122223333:instance/i-", all[0].Arn, StringComparison.Ordinal);
        Assert.Equal("arn:aws:ssm:us-east-1:111122223333:parameter/images/web", all[2].Arn);

        for (var version = 0; version < 10; version++)
        {
            await _lab.Ec2.CreateLaunchTemplateVersionAsync(new CreateLaunchTemplateVersionRequest { LaunchTemplateName = "web", LaunchTemplateData = new() { InstanceType = "t3.small" } });
        }

        Assert.Empty(await FindAsync(new() { ResourceTypes = [new ResourceTypeRequest { ResourceType = "ec2:LaunchTemplate" }] }));
        Assert.Single(await FindAsync(new() { ResourceTypes = [Option("ec2:LaunchTemplate", "version-depth", "11")] }));
        Assert.Empty(await FindAsync(new() { ResourceTypes = [Option("ec2:Instance", "state-name", "stopped")] }));
    }

    [Theory]
    [InlineData("ImageId.1=ami-05000000000000001", "MissingParameter")]
    [InlineData("IncludeAllResourceTypes=true", "MissingParameter")]
    [InlineData("ImageId.1=ami-05000000000000001&ResourceType.1.ResourceType=ec2:Volume", "InvalidParameterValue")]
    [InlineData("ImageId.1=ami-05000000000000001&ResourceType.1.ResourceType=ec2:LaunchTemplate&ResourceType.1.ResourceTypeOption.1.OptionName=version-depth&ResourceType.1.ResourceTypeOption.1.OptionValue.1=10001", "InvalidParameterValue")]
    public void Reference_ThatIsAskedForWrongly_IsRefused(string parameters, string code) =>
        Assert.Contains($"<Code>{code}</Code>", _lab.Post($"Action=DescribeImageReferences&{parameters}").Body, StringComparison.Ordinal);

    /// <summary>EC2 asks the services as the caller, who needs to be able to do the same only so.</summary>
    [Fact]
    public async Task Check_NeedsWhatEc2CallsForIt_AndOnlyThat()
    {
        const string Check = """{ "Effect": "Allow", "Action": "ec2:DescribeImageReferences", "Resource": "*" }""";
        const string Instances = """{ "Effect": "Allow", "Action": "ec2:DescribeInstances", "Resource": "*", "Condition": { "ForAnyValue:StringEquals": { "aws:CalledVia": "ec2-images.amazonaws.com" } } }""";
        var (denied, allowed) = (_lab.Ec2As(_lab.Role("check", Check)), _lab.Ec2As(_lab.Role("both", $"{Check}, {Instances}")));
        var request = new DescribeImageReferencesRequest { ImageIds = [Image], ResourceTypes = [new ResourceTypeRequest { ResourceType = "ec2:Instance" }] };

        Assert.Contains("ec2:DescribeInstances", (await Lab.Fails(denied.DescribeImageReferencesAsync(request))).Message, StringComparison.Ordinal);
        Assert.Null((await allowed.DescribeImageReferencesAsync(request)).ImageReferences);
        Assert.Equal("UnauthorizedOperation", (await Lab.Fails(allowed.DescribeInstancesAsync(new DescribeInstancesRequest()))).ErrorCode);
    }

    public void Dispose() => _lab.Dispose();

    private static ResourceTypeRequest Option(string type, string name, string value) => new() { ResourceType = type, ResourceTypeOptions = [new ResourceTypeOption { OptionName = name, OptionValues = [value] }] };

    private async Task<List<ImageReference>> FindAsync(DescribeImageReferencesRequest request)
    {
        request.ImageIds = [Image];
        return (await _lab.Ec2.DescribeImageReferencesAsync(request)).ImageReferences ?? [];
    }
}
