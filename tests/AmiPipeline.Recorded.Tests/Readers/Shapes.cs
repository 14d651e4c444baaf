using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AmiPipeline.Recorded.Tests.Recordings;

namespace AmiPipeline.Recorded.Tests.Readers;

/// <summary>Recorded resources as objects that can be put together: an instance with a volume that was recorded elsewhere, under the id that it names.</summary>
internal static class Shapes
{
    public static IReadOnlyList<JsonObject> Images() => [.. Distinct("ec2:DescribeImages", "Images").Select(image => WellFormed(image, "ImageId", "ami"))];

    public static IReadOnlyList<JsonObject> Instances() => [.. Distinct("ec2:DescribeInstances", "Reservations", "Instances").Select(instance => WellFormed(instance, "InstanceId", "i"))];

    public static IReadOnlyList<JsonObject> Volumes() => Distinct("ec2:DescribeVolumes", "Volumes");

    public static IReadOnlyList<JsonObject> Snapshots() => [.. Distinct("ec2:DescribeSnapshots", "Snapshots").Select(snapshot => WellFormed(snapshot, "SnapshotId", "snap"))];

    /// <summary>A copy of a resource with one field changed.</summary>
    public static JsonObject With(JsonObject resource, string field, JsonNode? value)
    {
        var copy = resource.DeepClone().AsObject();
        copy[field] = value?.DeepClone();
        return copy;
    }

    /// <summary>The EBS part of each mapping of an image or instance that has one.</summary>
    public static IEnumerable<(string DeviceName, JsonObject Ebs)> Ebs(JsonObject resource) =>
        from mapping in (resource["BlockDeviceMappings"] as JsonArray ?? []).OfType<JsonObject>()
        where mapping["Ebs"] is JsonObject
        select ((string)mapping["DeviceName"]!, mapping["Ebs"]!.AsObject());

    // In some answers the authors put an id that is none, such as ami-1: no request could name it.
    private static JsonObject WellFormed(JsonObject resource, string field, string prefix) =>
        Regex.IsMatch((string)resource[field]!, $"^{prefix}-([0-9a-f]{{8}}|[0-9a-f]{{17}})$") ? resource : With(resource, field, $"{prefix}-0123456789abcdef0");

    // Many answers hold the same resource again: once is enough.
    private static List<JsonObject> Distinct(string action, params string[] lists) =>
        [.. RecordedAnswers.Items(action, lists).Select(pair => pair.Item.GetRawText()).Distinct().Select(text => JsonNode.Parse(text)!.AsObject())];
}
