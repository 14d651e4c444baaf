using System.Text.Json;
using AmiPipeline.Documents;

namespace AmiPipeline.Events;

/// <summary>
/// An event about an image: that it has come into a state, "EC2 AMI State Change" (EC2 User Guide, "Monitor AMI events"), or that its tags have changed,
/// "Tag Change on Resource" (EventBridge User Guide, "Tag change events").
/// </summary>
/// <param name="AccountId">The account that the event is of: the image's owner.</param>
/// <param name="Region">The image's Region.</param>
/// <param name="ImageId">The image.</param>
/// <param name="State">The state it has come into, such as <c>available</c>; by the time the event is read it may be in another. Null for a change of tags.</param>
public sealed record ImageEvent(string AccountId, string Region, string ImageId, string? State)
{
    /// <summary>The <c>detail-type</c> of a change of state.</summary>
    public const string DetailType = "EC2 AMI State Change";

    /// <summary>The <c>detail-type</c> of a change of tags, whatever the resource.</summary>
    public const string TagChangeDetailType = "Tag Change on Resource";

    /// <summary>Whether the tags have changed.</summary>
    public bool IsTagChange => State is null;

    /// <summary>Reads an event as EventBridge hands it on.</summary>
    /// <param name="json">The whole event.</param>
    /// <exception cref="EventRefusedException">It is not such an event; the first fault is named.</exception>
    public static ImageEvent Read(JsonElement json)
    {
        var detailType = Text(json, "/detail-type", "detail-type");
        if (detailType is not (DetailType or TagChangeDetailType))
        {
            throw new EventRefusedException($"/detail-type: is \"{detailType}\"; this function takes \"{DetailType}\" and \"{TagChangeDetailType}\"");
        }

        var isState = detailType == DetailType;
        var read = new ImageEvent(
            Text(json, "/account", "account"),
            Text(json, "/region", "region"),
            isState ? Text(json, "/detail/ImageId", "detail", "ImageId") : TaggedImage(json),
            isState ? Text(json, "/detail/State", "detail", "State") : null);
        if (!AwsFormats.IsAccountId(read.AccountId))
        {
            throw new EventRefusedException($"/account: is \"{read.AccountId}\"; must be {AwsFormats.AccountIdForm}");
        }

        return AwsFormats.IsEc2Id(read.ImageId, Ec2ResourceKind.Image.Prefix())
            ? read
            : throw new EventRefusedException($"{(isState ? "/detail/ImageId" : "/resources/0")}: is \"{read.ImageId}\"; must be ami- and 8 or 17 lower-case hexadecimal digits");
    }

    // The event names the resource by its ARN: arn:aws:ec2:REGION::image/ami-…, with or without the account.
    private static string TaggedImage(JsonElement json)
    {
        var (service, type) = (Text(json, "/detail/service", "detail", "service"), Text(json, "/detail/resource-type", "detail", "resource-type"));
        if ((service, type) != ("ec2", "image"))
        {
            throw new EventRefusedException($"/detail/resource-type: is \"{type}\" of \"{service}\"; this function takes changes of the tags of \"image\" of \"ec2\"");
        }

        return json.TryGetProperty("resources", out var resources) && resources is { ValueKind: JsonValueKind.Array } && resources.GetArrayLength() > 0 && resources[0].ValueKind == JsonValueKind.String
            ? Arn.TryParse(resources[0].GetString(), out var arn) ? arn.ResourceName() : resources[0].GetString()!
            : throw new EventRefusedException("/resources: must hold the ARN of the image");
    }

    private static string Text(JsonElement json, string pointer, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
            {
                throw new EventRefusedException($"{pointer}: is missing; an event about an image has it");
            }
        }

        return json.ValueKind == JsonValueKind.String ? json.GetString()! : throw new EventRefusedException($"{pointer}: must be a string, not {json.ValueKind}");
    }
}
