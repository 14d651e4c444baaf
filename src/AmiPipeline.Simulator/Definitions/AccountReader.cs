using System.Net;

namespace AmiPipeline.Simulator.Definitions;

/// <summary>Reads what an account has in one Region.</summary>
internal static class AccountReader
{
    /// <summary>When everything that is there from the start was made.</summary>
    public static DateTimeOffset Beginning { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Read(StrictObject json, string accountId, Region region)
    {
        _ = json.Required("name");
        var scope = new ReadingScope(accountId, region);
        json.Objects("keys").ForEach(key => KeyReader.Read(key, scope));

        var settings = region.SettingsOf(accountId);
        settings.EncryptionByDefault = json.Flag("encryptionByDefault");
        settings.DefaultKey = scope.KeyArn(json, "defaultKey") ?? AccountSettings.AwsManagedAlias;

        json.Objects("parameters").ForEach(parameter => ReadParameter(parameter, settings));
        json.Objects("subnets").ForEach(subnet => ReadSubnet(subnet, scope));
        json.Objects("snapshots").ForEach(snapshot => SnapshotReader.Read(snapshot, scope));
        json.Objects("images").ForEach(image => ImageReader.Read(image, scope));
        json.Objects("volumes").ForEach(volume => VolumeReader.Read(volume, scope));
        json.Objects("instances").ForEach(instance => InstanceReader.Read(instance, scope));
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
            scope.Region.SecurityGroups.Add(id, group);
        }
    }

    // Those of AWS itself too, whose names nobody else can put.
    private static void ReadParameter(StrictObject json, AccountSettings settings)
    {
        var version = new ParameterVersion(
            1, json.Required("value"), json.OneOf("dataType", "text", "text", Parameter.ImageType), Beginning)
        {
            Description = json.Text("description"),
        };
        var parameter = new Parameter { Name = json.Required("name"), Type = json.OneOf("type", "String", "String", "StringList"), Versions = [version] };
        if (!settings.Parameters.TryAdd(parameter.Name, parameter))
        {
            throw json.At("name", $"\"{parameter.Name}\" is there twice.");
        }

        json.End();
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
