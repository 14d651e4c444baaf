namespace AmiPipeline.Functions.Aws;

/// <summary>The filters of EC2's Describe calls that functions use.</summary>
internal static class Ec2Filters
{
    /// <summary>How many values a filter may have (EC2 API Reference, DescribeImages).</summary>
    public const int MaxValues = 200;

    public static Filter ImageIds(params IEnumerable<string> ids) => new("image-id", [.. ids]);

    public static Filter SnapshotIds(params IEnumerable<string> ids) => new("snapshot-id", [.. ids]);

    public static Filter VolumeIds(params IEnumerable<string> ids) => new("volume-id", [.. ids]);

    public static Filter InstanceIds(params IEnumerable<string> ids) => new("instance-id", [.. ids]);

    public static Filter InstanceTypes(IEnumerable<string> types) => new("instance-type", [.. types]);

    /// <summary>The volumes that are attached to an instance.</summary>
    public static Filter AttachedTo(string instanceId) => new("attachment.instance-id", [instanceId]);

    public static Filter SubnetIds(IEnumerable<string> ids) => new("subnet-id", [.. ids]);

    public static Filter SecurityGroupIds(IEnumerable<string> ids) => new("group-id", [.. ids]);

    public static Filter InVpc(string id) => new("vpc-id", [id]);

    /// <summary>The default subnet of each zone.</summary>
    public static Filter DefaultSubnets => new("default-for-az", ["true"]);

    public static Filter Name(string name) => new("name", [name]);

    public static Filter State(string state) => new("state", [state]);

    /// <summary>What has a tag, with a value.</summary>
    public static Filter Tag(string key, string value) => new($"tag:{key}", [value]);

    /// <summary>What has a tag, whatever its value.</summary>
    public static Filter TagKey(string key) => new("tag-key", [key]);

    /// <summary>What an execution has made.</summary>
    public static Filter MadeBy(ExecutionIdentity execution) => Tag(PipelineTags.Execution, execution.Id);

    /// <summary>What any of some executions has made.</summary>
    public static Filter MadeByAny(IEnumerable<string> executionIds) => new($"tag:{PipelineTags.Execution}", [.. executionIds]);
}
