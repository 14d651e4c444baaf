using System.Text;
using Amazon.EC2.Model;
using AmiPipeline.Simulator.Options;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>The protocol itself: nothing unknown is ignored, and errors look as EC2's do.</summary>
public sealed class WireTests : IDisposable
{
    private readonly Lab _lab = new();

    [Theory]
    [InlineData("Action=DescribeNatGateways", "InvalidAction", "DescribeNatGateways")]
    [InlineData("Version=2016-11-15", "MissingAction", "action")]
    [InlineData("Action=DescribeImages&Version=2010-01-01", "NoSuchVersion", "2010-01-01")]
    [InlineData("Action=DescribeImages&Colour=red", "UnknownParameter", "Colour")]
    [InlineData("Action=DescribeImages&Owner.2=self", "UnknownParameter", "Owner.2")]
    [InlineData("Action=DescribeImages&Filter.1.Name=free-tier-eligible&Filter.1.Value.1=aki-1", "InvalidParameterValue", "free-tier-eligible")]
    [InlineData("Action=DescribeVolumes&Filter.1.Name=fast-restored&Filter.1.Value.1=true", "InvalidParameterValue", "fast-restored")]
    [InlineData("Action=RunInstances&ImageId=ami-05000000000000001&InstanceType=t3.small&MinCount=1&MaxCount=1&KernelId=k", "UnknownParameter", "KernelId")]
    [InlineData("Action=CopyImage&SourceImageId=ami-03000000000000001&SourceRegion=us-east-1&Name=abc&DestinationOutpostArn=x", "UnknownParameter", "DestinationOutpostArn")]
    [InlineData("Action=CopyImage&SourceImageId=ami-03000000000000001&SourceRegion=us-east-1", "MissingParameter", "Name")]
    [InlineData("Action=CopyImage&SourceImageId=ami-03000000000000001&SourceRegion=us-east-1&Name=abc&Encrypted=yes", "InvalidParameterValue", "Encrypted")]
    [InlineData("Action=DescribeImages&NextToken=nonsense", "InvalidNextToken", "token")]
    public void WhatIsNotModelled_IsRefusedByName(string form, string code, string named)
    {
        var before = _lab.View.Dump();

        var (status, body) = Send(form);

        Assert.Equal(400, status);
        Assert.Contains($"<Response><Errors><Error><Code>{code}</Code>", body);
        Assert.Contains(named, body);
        Assert.Contains("<RequestID>", body);
        Assert.Equal(before, _lab.View.Dump());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIA999999999999/20261123/us-east-1/ec2/aws4_request")]
    [InlineData("Basic abc")]
    public void UnknownCaller_IsRefused(string? authorization)
    {
        var (status, body) = Send("Action=DescribeImages", authorization);

        Assert.Equal(401, status);
        Assert.Contains("<Code>AuthFailure</Code>", body);
    }

    [Fact]
    public void UnknownRegion_IsRefused()
    {
        var (status, body) = Send("Action=DescribeImages", Authorization("ap-south-1", "ec2"));

        Assert.Equal(403, status);
        Assert.Contains("ap-south-1", body);
    }

    [Fact]
    public void Answer_IsInEc2sNamespace_WithItsRequestId_AndEmptySets()
    {
        var (status, body) = Send("Action=DescribeSnapshots&Version=2016-11-15&Filter.1.Name=status&Filter.1.Value.1=recovering");

        Assert.Equal(200, status);
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?><DescribeSnapshotsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>", body);
        Assert.EndsWith("<snapshotSet /></DescribeSnapshotsResponse>", body);
    }

    [Fact]
    public async Task DryRun_Is412_AndHasNoEffect()
    {
        var before = _lab.View.Dump();

        var error = await Lab.Fails(_lab.Ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = "ami-03000000000000001", DryRun = true }));

        Assert.Equal("DryRunOperation", error.ErrorCode);
        Assert.Equal(412, (int)error.StatusCode);
        Assert.Equal("Request would have succeeded, but DryRun flag is set.", error.Message);
        Assert.Equal(before, _lab.View.Dump());
    }

    [Fact]
    public void Sts_TellsTheAccount()
    {
        var (status, body) = Send("Action=GetCallerIdentity&Version=2011-06-15", Authorization(Lab.Here, "sts"));

        Assert.Equal(200, status);
        Assert.Contains($"<Account>{Lab.Account}</Account>", body);
    }

    [Fact]
    public async Task Pages_ShowEverythingOnce()
    {
        var seen = new List<string>();
        string? token = null;
        do
        {
            var page = await _lab.Ec2.DescribeImagesAsync(
                new DescribeImagesRequest { Owners = ["self"], MaxResults = 3, NextToken = token });
            Assert.InRange(page.Images.Count, 1, 3);
            seen.AddRange(page.Images.Select(image => image.ImageId));
            token = page.NextToken;
        }
        while (token is not null);

        Assert.Equal(_lab.View.Images.Select(image => image.Id).Order(), seen.Order());
    }

    [Fact]
    public async Task Filters_MatchTagsAndWildcards()
    {
        async Task<int> CountAsync(string name, params List<string> values) =>
            (await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Filters = [new Filter(name, values)] })).Images?.Count ?? 0;

        Assert.Equal(1, await CountAsync("tag:team", "base"));
        Assert.Equal(0, await CountAsync("tag:team", "other"));
        Assert.Equal(1, await CountAsync("tag-key", "team"));
        Assert.Equal(2, await CountAsync("name", "s3*"));
        Assert.Equal(2, await CountAsync("state", "pending", "failed"));
        Assert.Equal(1, await CountAsync("block-device-mapping.snapshot-id", "snap-01000000000000002"));
    }

    [Fact]
    public async Task EventualConsistency_HidesNewIdsAndTagsForAWhile()
    {
        using var lab = new Lab(options => options with
        {
            EventualConsistency = new EventualConsistency(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)),
        });
        var byTag = new DescribeVolumesRequest { Filters = [new Filter("tag:mine", ["yes"])] };

        var id = (await lab.Ec2.CreateVolumeAsync(new CreateVolumeRequest
        {
            AvailabilityZone = "us-east-1a",
            Size = 1,
            TagSpecifications = [new TagSpecification { ResourceType = "volume", Tags = [new Tag("mine", "yes")] }],
        })).Volume.VolumeId;
        var byId = new DescribeVolumesRequest { VolumeIds = [id] };

        Assert.Equal("InvalidVolume.NotFound", (await Lab.Fails(lab.Ec2.DescribeVolumesAsync(byId))).ErrorCode);
        lab.Pass(3);
        Assert.Single((await lab.Ec2.DescribeVolumesAsync(byId)).Volumes);
        Assert.Null((await lab.Ec2.DescribeVolumesAsync(byTag)).Volumes);
        lab.Pass(3);
        Assert.Single((await lab.Ec2.DescribeVolumesAsync(byTag)).Volumes);
    }

    [Fact]
    public async Task RequestLimits_RefuseTheSixthLaunch_UntilTokensComeBack()
    {
        using var lab = new Lab(options => options with { LimitRequestRates = true });
        for (var launch = 0; launch < 5; launch++)
        {
            await LifecycleTests.LaunchAsync(lab);
        }

        var error = await Lab.Fails(LifecycleTests.LaunchAsync(lab));
        Assert.Equal("RequestLimitExceeded", error.ErrorCode);
        Assert.Equal(503, (int)error.StatusCode);

        lab.Pass(1);
        await LifecycleTests.LaunchAsync(lab);
        await LifecycleTests.LaunchAsync(lab);
        Assert.Equal("RequestLimitExceeded", (await Lab.Fails(LifecycleTests.LaunchAsync(lab))).ErrorCode);
    }

    [Fact]
    public async Task InstanceLimits_CountTheInstancesOfACall()
    {
        using var lab = new Lab(options => options with { LimitRequestRates = true });
        var many = LifecycleTests.Launching();
        many.MaxCount = 999;
        await lab.Ec2.RunInstancesAsync(many);
        var two = LifecycleTests.Launching();
        two.MaxCount = 3;

        Assert.Equal("RequestLimitExceeded", (await Lab.Fails(lab.Ec2.RunInstancesAsync(two))).ErrorCode);

        lab.Pass(1);
        await lab.Ec2.RunInstancesAsync(two);
    }

    public void Dispose() => _lab.Dispose();

    private static string Authorization(string region, string service) =>
        $"AWS4-HMAC-SHA256 Credential=AKIA{Lab.Account}/20261123/{region}/{service}/aws4_request, SignedHeaders=host, Signature=0";

    private (int Status, string Body) Send(string form) => Send(form, Authorization(Lab.Here, "ec2"));

    private (int Status, string Body) Send(string form, string? authorization)
    {
        var response = _lab.Cloud.Handle(new Protocol.SimulatorRequest { Authorization = authorization, Body = Encoding.UTF8.GetBytes(form) });
        return (response.Status, Encoding.UTF8.GetString(response.Body.Span));
    }
}
