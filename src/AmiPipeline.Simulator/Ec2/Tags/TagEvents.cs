namespace AmiPipeline.Simulator.Ec2.Tags;

/// <summary>"Tag Change on Resource" (EventBridge User Guide, "Tag change events"), of images; other resources send none here, and neither does creation with tags.</summary>
internal static class TagEvents
{
    public static void Changed(Call call, Resource resource, IReadOnlyCollection<string> keys)
    {
        if (resource is not Image image || keys.Count == 0)
        {
            return;
        }

        call.Emit(
            "Tag Change on Resource",
            [Partition.Arn("ec2", call.Region.Name, "", $"image/{image.Id}")],
            json =>
            {
                json.WriteStartArray("changed-tag-keys");
                foreach (var key in keys)
                {
                    json.WriteStringValue(key);
                }

                json.WriteEndArray();
                json.WriteString("service", "ec2");
                json.WriteString("resource-type", "image");
                json.WriteNumber("version", 1);
                json.WriteStartObject("tags");
                foreach (var (key, value) in image.Tags)
                {
                    json.WriteString(key, value);
                }

                json.WriteEndObject();
            },
            source: "aws.tag");
    }
}
