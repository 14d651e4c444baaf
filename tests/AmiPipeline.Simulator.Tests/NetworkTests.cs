using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>What a launch needs of the network, and what clients ask before they launch.</summary>
public sealed class NetworkTests : IDisposable
{
    private const string DefaultGroup = "sg-0aaaaaaaaaaaaaaa0";
    private const string DefaultVpc = "vpc-0aaaaaaaaaaaaaaa0";
    private readonly Lab _lab = new();

    [Fact]
    public async Task Regions_AreTheWorlds()
    {
        var all = await _lab.Ec2.DescribeRegionsAsync(new DescribeRegionsRequest { AllRegions = true });
        var europe = await _lab.Ec2.DescribeRegionsAsync(new DescribeRegionsRequest { Filters = [new Filter("region-name", ["eu-*"])] });

        Assert.Equal([Lab.Here, Lab.Europe, "us-west-2"], all.Regions.Select(region => region.RegionName));
        Assert.Equal("ec2.eu-west-1.amazonaws.com", Assert.Single(europe.Regions).Endpoint);
        var error = await Lab.Fails(_lab.Ec2.DescribeRegionsAsync(new DescribeRegionsRequest { RegionNames = ["mars-north-1"] }));
        Assert.Contains("mars-north-1", error.Message);
    }

    [Fact]
    public async Task Instance_HasAnAddressOfItsSubnet_AndAPublicOneWhileItRuns()
    {
        async Task<Instance> DescribeAsync(string id) =>
            Assert.Single(Assert.Single((await _lab.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] })).Reservations).Instances);
        var request = new RunInstancesRequest { ImageId = "ami-05000000000000001", InstanceType = "t3.small", MinCount = 2, MaxCount = 2, SubnetId = "subnet-0aaaaaaaaaaaaaaa1" };
        var launched = (await _lab.Ec2.RunInstancesAsync(request)).Reservation.Instances;
        Assert.Equal(2, launched.Select(instance => instance.PrivateIpAddress).Distinct().Count());
        Assert.All(launched, instance => Assert.Null(instance.PublicIpAddress));

        _lab.Pass(60);
        var running = await DescribeAsync(launched[0].InstanceId);
        Assert.StartsWith("172.31.", running.PrivateIpAddress);
        Assert.Equal($"ip-{running.PrivateIpAddress.Replace('.', '-')}.ec2.internal", running.PrivateDnsName);
        var network = Assert.Single(running.NetworkInterfaces);
        Assert.Equal((running.PrivateIpAddress, running.PublicIpAddress, running.SubnetId), (network.PrivateIpAddress, network.Association.PublicIp, network.SubnetId));
        var found = await _lab.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = [new Filter("ip-address", [running.PublicIpAddress])] });
        Assert.Equal(running.InstanceId, found.Reservations[0].Instances[0].InstanceId);

        await _lab.Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [running.InstanceId] });
        _lab.Pass(120);
        var terminated = await DescribeAsync(running.InstanceId);
        Assert.Equal(("", null, null), (terminated.PrivateDnsName, terminated.PrivateIpAddress, terminated.NetworkInterfaces));
    }

    /// <summary>One of the owner's two subnets is shared: it and its VPC are seen, with the owner's ARN, and not the owner's default group.</summary>
    [Fact]
    public async Task SharedSubnet_IsSeenAndLaunchedInto_WithAGroupOfTheCallersOwn()
    {
        const string Shared = "subnet-0ccccccccccccccc1";
        const string Vpc = "vpc-0ccccccccccccccc0";
        using var lab = new Lab(world: $$"""
            {
              "regions": [{ "name": "us-east-1" }],
              "accounts": [
                { "id": "{{Lab.Account}}", "regions": [{ "name": "us-east-1", "images": [{ "id": "ami-0000000a", "name": "base", "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0000000a", "sizeGiB": 8 }] }] }] },
                { "id": "{{Lab.OtherAccount}}", "regions": [{ "name": "us-east-1", "subnets": [
                  { "id": "{{Shared}}", "zone": "us-east-1a", "zoneId": "use1-az1", "vpcId": "{{Vpc}}", "cidrBlock": "10.9.0.0/24", "default": false, "sharedWith": ["{{Lab.Account}}"] },
                  { "id": "subnet-0ccccccccccccccc2", "zone": "us-east-1b", "zoneId": "use1-az2", "vpcId": "{{Vpc}}", "cidrBlock": "10.9.1.0/24", "default": false }
                ] }] }
              ]
            }
            """);
        RunInstancesRequest Launch(string? group) => new()
        {
            ImageId = "ami-0000000a",
            InstanceType = "t3.small",
            MinCount = 1,
            MaxCount = 1,
            SubnetId = Shared,
            SecurityGroupIds = group is null ? null : [group],
        };

        var subnet = Assert.Single((await lab.Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest())).Subnets);
        var vpc = Assert.Single((await lab.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest())).Vpcs);
        Assert.Equal((Shared, $"arn:aws:ec2:us-east-1:{Lab.OtherAccount}:subnet/{Shared}", Vpc, Lab.OtherAccount), (subnet.SubnetId, subnet.SubnetArn, vpc.VpcId, vpc.OwnerId));
        Assert.Equal("InvalidSubnetID.NotFound", (await Lab.Fails(lab.Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { SubnetIds = ["subnet-0ccccccccccccccc2"] }))).ErrorCode);

        Assert.Equal("InvalidGroup.NotFound", (await Lab.Fails(lab.Ec2.RunInstancesAsync(Launch(group: null)))).ErrorCode);
        var own = await lab.Ec2.CreateSecurityGroupAsync(new CreateSecurityGroupRequest { GroupName = "own", Description = "-", VpcId = Vpc });
        var launched = (await lab.Ec2.RunInstancesAsync(Launch(own.GroupId))).Reservation.Instances[0];
        Assert.Equal((Shared, Vpc), (launched.SubnetId, launched.VpcId));
    }

    [Fact]
    public async Task Subnet_TellsHowManyAddressesAreLeft()
    {
        const string Id = "subnet-0aaaaaaaaaaaaaaa1";
        async Task<int?> LeftAsync() => Assert.Single((await _lab.Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { SubnetIds = [Id] })).Subnets).AvailableIpAddressCount;
        var before = await LeftAsync();
        Assert.Equal(4091, before + _lab.View.Instances.Count(instance => instance.SubnetId == Id && instance.State != "terminated"));

        await _lab.Ec2.RunInstancesAsync(new RunInstancesRequest { ImageId = "ami-05000000000000001", InstanceType = "t3.small", MinCount = 1, MaxCount = 1, SubnetId = Id });

        Assert.Equal(before - 1, await LeftAsync());
        Assert.Single((await _lab.Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { Filters = [new Filter("available-ip-address-count", [$"{before - 1}"])] })).Subnets);
    }

    [Fact]
    public async Task Vpcs_AreThoseOfTheSubnets()
    {
        var vpc = Assert.Single((await _lab.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { Filters = [new Filter("is-default", ["true"])] })).Vpcs);

        Assert.Equal((DefaultVpc, true, Lab.Account), (vpc.VpcId, vpc.IsDefault, vpc.OwnerId));
        Assert.Equal("InvalidVpcID.NotFound", (await Lab.Fails(_lab.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = ["vpc-1"] }))).ErrorCode);
    }

    [Fact]
    public async Task Vpc_HasItsDefaultGroup_WhichCannotBeDeleted()
    {
        var group = Assert.Single((await _lab.Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { GroupNames = ["default"] })).SecurityGroups);

        Assert.Equal((DefaultGroup, DefaultVpc), (group.GroupId, group.VpcId));
        Assert.Equal("-1", Assert.Single(group.IpPermissionsEgress).IpProtocol);
        var error = await Lab.Fails(_lab.Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = DefaultGroup }));
        Assert.Equal("CannotDelete", error.ErrorCode);
    }

    [Fact]
    public async Task Group_IsMade_Found_AndDeleted()
    {
        var id = await CreateGroupAsync();
        var byName = new DescribeSecurityGroupsRequest { Filters = [new Filter("group-name", ["builders"]), new Filter("tag:team", ["base"])] };
        Assert.Equal(id, Assert.Single((await _lab.Ec2.DescribeSecurityGroupsAsync(byName)).SecurityGroups).GroupId);
        Assert.Equal("InvalidGroup.Duplicate", (await Lab.Fails(CreateGroupAsync())).ErrorCode);

        await _lab.Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = id });

        Assert.Null((await _lab.Ec2.DescribeSecurityGroupsAsync(byName)).SecurityGroups);
        Assert.Equal("InvalidGroup.NotFound", (await Lab.Fails(_lab.Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = id }))).ErrorCode);
    }

    [Fact]
    public async Task Rules_ComeAndGo_ByWhatTheyLetThrough()
    {
        var id = await CreateGroupAsync();
        IpPermission Ssh(string? why = null) => new()
        {
            IpProtocol = "tcp",
            FromPort = 22,
            ToPort = 22,
            Ipv4Ranges = [new IpRange { CidrIp = "10.0.0.0/8", Description = why }],
        };
        async Task<SecurityGroup> GroupAsync() =>
            (await _lab.Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { GroupIds = [id] })).SecurityGroups[0];

        await _lab.Ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest { GroupId = id, IpPermissions = [Ssh("ours")] });
        var rule = Assert.Single((await GroupAsync()).IpPermissions);
        Assert.Equal(("tcp", 22, 22), (rule.IpProtocol, rule.FromPort, rule.ToPort));
        Assert.Equal(("10.0.0.0/8", "ours"), (rule.Ipv4Ranges[0].CidrIp, rule.Ipv4Ranges[0].Description));

        var again = new AuthorizeSecurityGroupIngressRequest { GroupId = id, IpPermissions = [Ssh()] };
        Assert.Equal("InvalidPermission.Duplicate", (await Lab.Fails(_lab.Ec2.AuthorizeSecurityGroupIngressAsync(again))).ErrorCode);

        var revoke = new RevokeSecurityGroupIngressRequest { GroupId = id, IpPermissions = [Ssh()] };
        await _lab.Ec2.RevokeSecurityGroupIngressAsync(revoke);
        Assert.Null((await GroupAsync()).IpPermissions);
        Assert.Equal("InvalidPermission.NotFound", (await Lab.Fails(_lab.Ec2.RevokeSecurityGroupIngressAsync(revoke))).ErrorCode);
    }

    [Fact]
    public async Task Rule_CanNameAGroup_WhichThenCannotBeDeleted()
    {
        var id = await CreateGroupAsync();
        await _lab.Ec2.AuthorizeSecurityGroupEgressAsync(new AuthorizeSecurityGroupEgressRequest
        {
            GroupId = DefaultGroup,
            IpPermissions = [new IpPermission { IpProtocol = "-1", UserIdGroupPairs = [new UserIdGroupPair { GroupId = id }] }],
        });

        var error = await Lab.Fails(_lab.Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = id }));

        Assert.Equal("DependencyViolation", error.ErrorCode);
    }

    [Fact]
    public async Task Launch_UsesItsGroups_WhichCannotBeDeletedMeanwhile()
    {
        var id = await CreateGroupAsync();
        var request = LifecycleTests.Launching();
        request.SecurityGroupIds = [id];
        var instance = (await _lab.Ec2.RunInstancesAsync(request)).Reservation.Instances[0];
        Assert.Equal((id, "builders"), (instance.SecurityGroups[0].GroupId, instance.SecurityGroups[0].GroupName));

        var delete = new DeleteSecurityGroupRequest { GroupId = id };
        Assert.Equal("DependencyViolation", (await Lab.Fails(_lab.Ec2.DeleteSecurityGroupAsync(delete))).ErrorCode);

        await _lab.Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [instance.InstanceId] });
        _lab.Pass(120);
        await _lab.Ec2.DeleteSecurityGroupAsync(delete);
    }

    [Fact]
    public async Task Launch_WithoutGroups_HasTheDefaultOne()
    {
        var instance = (await _lab.Ec2.RunInstancesAsync(LifecycleTests.Launching())).Reservation.Instances[0];

        Assert.Equal(DefaultGroup, Assert.Single(instance.SecurityGroups).GroupId);
    }

    [Fact]
    public async Task Launch_TakesItsPlaceFromItsNetworkInterface()
    {
        var request = LifecycleTests.Launching();
        request.NetworkInterfaces =
        [
            new InstanceNetworkInterfaceSpecification
            {
                DeviceIndex = 0,
                SubnetId = "subnet-0aaaaaaaaaaaaaaa2",
                Groups = [DefaultGroup],
                AssociatePublicIpAddress = true,
                DeleteOnTermination = true,
            },
        ];

        var instance = (await _lab.Ec2.RunInstancesAsync(request)).Reservation.Instances[0];
        Assert.Equal(("subnet-0aaaaaaaaaaaaaaa2", "us-east-1b"), (instance.SubnetId, instance.Placement.AvailabilityZone));

        request.SubnetId = "subnet-0aaaaaaaaaaaaaaa2";
        Assert.Equal("InvalidParameterCombination", (await Lab.Fails(_lab.Ec2.RunInstancesAsync(request))).ErrorCode);
    }

    [Fact]
    public async Task KeyPair_IsMade_Used_AndDeleted()
    {
        var made = (await _lab.Ec2.CreateKeyPairAsync(new CreateKeyPairRequest { KeyName = "builder" })).KeyPair;
        Assert.StartsWith("-----BEGIN", made.KeyMaterial);
        Assert.Equal("InvalidKeyPair.Duplicate", (await Lab.Fails(_lab.Ec2.CreateKeyPairAsync(new CreateKeyPairRequest { KeyName = "builder" }))).ErrorCode);
        var known = Assert.Single((await _lab.Ec2.DescribeKeyPairsAsync(new DescribeKeyPairsRequest { KeyNames = ["builder"] })).KeyPairs);
        Assert.Equal((made.KeyPairId, made.KeyFingerprint, "rsa"), (known.KeyPairId, known.KeyFingerprint, known.KeyType.Value));

        var request = LifecycleTests.Launching();
        request.KeyName = "builder";
        Assert.Equal("builder", (await _lab.Ec2.RunInstancesAsync(request)).Reservation.Instances[0].KeyName);

        await _lab.Ec2.DeleteKeyPairAsync(new DeleteKeyPairRequest { KeyName = "builder" });
        await _lab.Ec2.DeleteKeyPairAsync(new DeleteKeyPairRequest { KeyName = "builder" });
        Assert.Equal("InvalidKeyPair.NotFound", (await Lab.Fails(_lab.Ec2.RunInstancesAsync(request))).ErrorCode);
    }

    [Fact]
    public async Task KeyPair_CanBeImported()
    {
        var key = Convert.ToBase64String("ssh-ed25519 AAAA someone"u8);
        await _lab.Ec2.ImportKeyPairAsync(new ImportKeyPairRequest { KeyName = "mine", PublicKeyMaterial = key });

        Assert.Equal("ed25519", Assert.Single((await _lab.Ec2.DescribeKeyPairsAsync(new DescribeKeyPairsRequest())).KeyPairs).KeyType);
        var error = await Lab.Fails(_lab.Ec2.ImportKeyPairAsync(new ImportKeyPairRequest { KeyName = "other", PublicKeyMaterial = "bm9uZQ==" }));
        Assert.Equal("InvalidKey.Format", error.ErrorCode);
    }

    public void Dispose() => _lab.Dispose();

    private async Task<string> CreateGroupAsync() => (await _lab.Ec2.CreateSecurityGroupAsync(new CreateSecurityGroupRequest
    {
        GroupName = "builders",
        Description = "for a while",
        TagSpecifications = [new TagSpecification { ResourceType = "security-group", Tags = [new Tag("team", "base")] }],
    })).GroupId;
}
