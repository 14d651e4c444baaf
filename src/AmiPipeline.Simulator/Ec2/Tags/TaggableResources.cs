namespace AmiPipeline.Simulator.Ec2.Tags;

/// <summary>Finds a resource by its id, whatever it is.</summary>
internal static class TaggableResources
{
    public static Resource Find(Call call, string id)
    {
        var region = call.Region;
        var (resource, code) = id[..Math.Max(0, id.IndexOf('-', StringComparison.Ordinal))] switch
        {
            "ami" => (Known(region.Images, id), "InvalidAMIID.NotFound"),
            "snap" => (Known(region.Snapshots, id), "InvalidSnapshot.NotFound"),
            "vol" => (Known(region.Volumes, id), "InvalidVolume.NotFound"),
            "i" => (Known(region.Instances, id), "InvalidInstanceID.NotFound"),
            "subnet" => (Known(region.Subnets, id), "InvalidSubnetID.NotFound"),
            "vpc" => (Known(region.Vpcs, id), "InvalidVpcID.NotFound"),
            "sg" => (Known(region.SecurityGroups, id), "InvalidGroup.NotFound"),
            "key" => (Known(region.KeyPairs, id), "InvalidKeyPair.NotFound"),
            "amiur" => (Known(region.UsageReports, id), "InvalidImageUsageReportId.NotFound"),
            "lt" => (Known(region.LaunchTemplates, id), "InvalidLaunchTemplateId.NotFound"),
            _ => ((Resource?)null, "InvalidID"),
        };

        var isSeen = resource is not null && resource.OwnerId == call.AccountId && resource.VisibleFrom <= call.Now;
        return isSeen ? resource! : throw new ServiceErrorException(code, $"The ID '{id}' is not valid or does not exist");
    }

    public static string TypeOf(Resource resource) => resource switch
    {
        Image => "image",
        Snapshot => "snapshot",
        Volume => "volume",
        Instance => "instance",
        Subnet => "subnet",
        Vpc => "vpc",
        SecurityGroup => "security-group",
        KeyPair => "key-pair",
        LaunchTemplate => "launch-template",
        ImageUsageReport => "image-usage-report",
        _ => throw new ArgumentOutOfRangeException(nameof(resource), resource, "not a taggable resource"),
    };

    private static Resource? Known<T>(Dictionary<string, T> resources, string id)
        where T : Resource => resources.GetValueOrDefault(id);
}
