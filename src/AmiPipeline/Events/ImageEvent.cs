using System.Text.Json;
using AmiPipeline.Documents;

namespace AmiPipeline.Events;

/// <summary>EC2's event that an image has come into a state, "EC2 AMI State Change" (EC2 User Guide, "Monitor AMI events").</summary>
/// <param name="AccountId">The account that the event is of: the image's owner.</param>
/// <param name="Region">The image's Region.</param>
/// <param name="ImageId">The image.</param>
/// <param name="State">The state it has come into, such as <c>available</c>. By the time the event is read it may be in another.</param>
public sealed record ImageEvent(string AccountId, string Region, string ImageId, string State)
{
    /// <summary>The <c>detail-type</c> of these events.</summary>
    public const string DetailType = "EC2 AMI State Change";

    /// <summary>Reads an event as EventBridge hands it on.</summary>
    /// <param name="json">The whole event.</param>
    /// <exception cref="EventRefusedException">It is not such an event; the first fault is named.</exception>
    public static ImageEvent Read(JsonElement json)
    {
        var detailType = Text(json, "/detail-type", "detail-type");
        if (detailType != DetailType)
        {
            throw new EventRefusedException($"/detail-type: is \"{detailType}\"; this function takes \"{DetailType}\"");
        }

        var read = new ImageEvent(
            Text(json, "/account", "account"),
            Text(json, "/region", "region"),
            Text(json, "/detail/ImageId", "detail", "ImageId"),
            Text(json, "/detail/State", "detail", "State"));
        if (!AwsFormats.IsAccountId(read.AccountId))
        {
            throw new EventRefusedException($"/account: is \"{read.AccountId}\"; must be an account's 12 digits");
        }

        return AwsFormats.IsEc2Id(read.ImageId, Ec2ResourceKind.Image.Prefix())
            ? read
            : throw new EventRefusedException($"/detail/ImageId: is \"{read.ImageId}\"; must be ami- and 8 or 17 lower-case hexadecimal digits");
    }

    private static string Text(JsonElement json, string pointer, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
            {
                throw new EventRefusedException($"{pointer}: is missing; an event \"{DetailType}\" has it");
            }
        }

        return json.ValueKind == JsonValueKind.String ? json.GetString()! : throw new EventRefusedException($"{pointer}: must be a string, not {json.ValueKind}");
    }
}
