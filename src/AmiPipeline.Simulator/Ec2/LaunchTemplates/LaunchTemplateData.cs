using System.Text.RegularExpressions;

namespace AmiPipeline.Simulator.Ec2.LaunchTemplates;

/// <summary>The parameters of RunInstances that a launch template has. What RunInstances does not model, a template does not take either.</summary>
internal static partial class LaunchTemplateData
{
    private const string Prefix = "LaunchTemplateData";

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "ImageId", "InstanceType", "KeyName", "UserData", "EbsOptimized", "DisableApiTermination", "DisableApiStop", "InstanceInitiatedShutdownBehavior",
        "Monitoring.Enabled", "IamInstanceProfile.Arn", "IamInstanceProfile.Name", "Placement.AvailabilityZone", "Placement.Tenancy",
        "MetadataOptions.HttpTokens", "MetadataOptions.HttpPutResponseHopLimit", "MetadataOptions.HttpEndpoint", "MetadataOptions.HttpProtocolIpv6", "MetadataOptions.InstanceMetadataTags",
        "SecurityGroupId.N", "SecurityGroup.N",
        "BlockDeviceMapping.N.DeviceName", "BlockDeviceMapping.N.VirtualName", "BlockDeviceMapping.N.NoDevice",
        "BlockDeviceMapping.N.Ebs.SnapshotId", "BlockDeviceMapping.N.Ebs.VolumeSize", "BlockDeviceMapping.N.Ebs.VolumeType", "BlockDeviceMapping.N.Ebs.Iops",
        "BlockDeviceMapping.N.Ebs.Throughput", "BlockDeviceMapping.N.Ebs.Encrypted", "BlockDeviceMapping.N.Ebs.KmsKeyId", "BlockDeviceMapping.N.Ebs.DeleteOnTermination",
        "NetworkInterface.N.DeviceIndex", "NetworkInterface.N.SubnetId", "NetworkInterface.N.AssociatePublicIpAddress", "NetworkInterface.N.DeleteOnTermination",
        "NetworkInterface.N.SecurityGroupId.N",
        "TagSpecification.N.ResourceType", "TagSpecification.N.Tag.N.Key", "TagSpecification.N.Tag.N.Value",
    };

    /// <summary>Reads what is known of them; the rest stays unread, and is refused by its name.</summary>
    public static SortedDictionary<string, string> Read(ActionParameters parameters)
    {
        var data = parameters.Within(Prefix);
        var read = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in data.Names().Where(name => Known.Contains(Index().Replace(name, ".N"))))
        {
            read[name] = data.Text(name)!;
        }

        return read;
    }

    /// <summary>One set of parameters over another: what names anything of a structure or list names all of it.</summary>
    public static SortedDictionary<string, string> Over(IReadOnlyDictionary<string, string> below, IReadOnlyDictionary<string, string> above)
    {
        var named = above.Keys.Select(Top).ToHashSet(StringComparer.Ordinal);
        var all = new SortedDictionary<string, string>(above.ToDictionary(), StringComparer.Ordinal);
        foreach (var (name, value) in below.Where(pair => !named.Contains(Top(pair.Key))))
        {
            all[name] = value;
        }

        return all;
    }

    private static string Top(string name) => name.Split('.')[0];

    [GeneratedRegex(@"\.[0-9]+(?=\.|\z)")]
    private static partial Regex Index();
}
