using System.Net;

namespace AmiPipeline.Simulator.Definitions;

/// <summary>Reads subnets, and the VPCs, security groups and key pairs that are there besides what subnets bring along.</summary>
internal static class NetworkReader
{
    public static void Read(StrictObject json, ReadingScope scope)
    {
        json.Objects("vpcs").ForEach(vpc => ReadVpc(vpc, scope));
        json.Objects("securityGroups").ForEach(group => ReadGroup(group, scope));
        json.Objects("subnets").ForEach(subnet => ReadSubnet(subnet, scope));
        json.Objects("keyPairs").ForEach(pair => ReadKeyPair(pair, scope));
    }

    private static void ReadVpc(StrictObject json, ReadingScope scope)
    {
        ReadingScope.Add(json, scope.Region.Vpcs, new Vpc
        {
            Id = ReadingScope.Id(json, "id", "vpc-"),
            OwnerId = scope.AccountId,
            IsDefault = json.Flag("default"),
            CidrBlock = json.Text("cidrBlock") ?? "172.31.0.0/16",
        });
        json.End();
    }

    private static void ReadGroup(StrictObject json, ReadingScope scope)
    {
        var group = new SecurityGroup
        {
            Id = ReadingScope.Id(json, "id", "sg-"),
            OwnerId = scope.AccountId,
            Name = json.Required("name"),
            Description = json.Text("description") ?? "",
            VpcId = ReadingScope.Id(json, "vpcId", "vpc-"),
        };
        group.Ingress.AddRange(json.Objects("ingress").Select(RuleMembers.Read));
        group.Egress.Clear();
        group.Egress.AddRange(json.Objects("egress").Select(RuleMembers.Read));
        ReadingScope.Add(json, scope.Region.SecurityGroups, group);
        json.End();
    }

    private static void ReadKeyPair(StrictObject json, ReadingScope scope)
    {
        ReadingScope.Add(json, scope.Region.KeyPairs, new KeyPair
        {
            Id = ReadingScope.Id(json, "id", "key-"),
            OwnerId = scope.AccountId,
            Name = json.Required("name"),
            Type = json.Required("type"),
            Fingerprint = json.Required("fingerprint"),
            CreateTime = json.Time("createTime") ?? AccountReader.Beginning,
        });
        json.End();
    }

    // A VPC is there as soon as a subnet says so, and has its default security group.
    private static void AddVpc(ReadingScope scope, Subnet subnet)
    {
        var vpc = new Vpc { Id = subnet.VpcId, OwnerId = scope.AccountId, IsDefault = subnet.IsDefaultForZone };
        if (scope.Region.Vpcs.TryAdd(vpc.Id, vpc))
        {
            var id = SecurityGroup.DefaultIdOf(vpc.Id);
            var group = new SecurityGroup
            {
                Id = id,
                OwnerId = scope.AccountId,
                Name = SecurityGroup.DefaultName,
                Description = "default VPC security group",
                VpcId = vpc.Id,
            };
            group.Ingress.Add(new SecurityRule("-1", null, null, PeerKind.Group, id, null));
            scope.Region.SecurityGroups.TryAdd(id, group);
        }
    }

    private static string ReadBlock(StrictObject json)
    {
        var block = json.Text("cidrBlock") ?? "172.31.0.0/20";
        return IPNetwork.TryParse(block, out var network) && network.PrefixLength is >= 16 and <= 28
            ? block
            : throw json.At("cidrBlock", $"\"{block}\" is not the IPv4 block of a subnet, such as 172.31.0.0/20; it is /16 to /28.");
    }

    // Amazon VPC User Guide, "Share your VPC subnets with other accounts": not those of a default VPC.
    private static List<string> ReadSharing(StrictObject json)
    {
        var accounts = json.Texts("sharedWith").ToList();
        return accounts.Count > 0 && json.Flag("default", true)
            ? throw json.At("sharedWith", "a default subnet cannot be shared; add \"default\": false.")
            : accounts;
    }

    private static void ReadSubnet(StrictObject json, ReadingScope scope)
    {
        var zone = json.Required("zone");
        ReadingScope.Add(json, scope.Region.Subnets, new Subnet
        {
            Id = ReadingScope.Id(json, "id", "subnet-"),
            OwnerId = scope.AccountId,
            Zone = zone,
            ZoneId = json.Required("zoneId"),
            VpcId = ReadingScope.Id(json, "vpcId", "vpc-"),
            CidrBlock = ReadBlock(json),
            IsDefaultForZone = json.Flag("default", true),
            SharedWith = ReadSharing(json),
        });
        json.End();
        AddVpc(scope, scope.Region.Subnets[json.Required("id")]);
    }
}
