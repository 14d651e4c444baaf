using System.Text.RegularExpressions;
using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>AttachImageWatermark: an identifier that all images made of this one inherit. One that is attached already stays as it is, with its time.</summary>
internal sealed partial class AttachImageWatermarkAction : IEc2Action
{
    // EC2 User Guide, "Use AMI watermarks to track and identify AMIs"; inherited ones count too ("in total").
    private const int MaxWatermarks = 5;

    public string Name => "AttachImageWatermark";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var image = ImageLookup.Owned(call, call.Parameters.Required("ImageId"));
        var name = call.Parameters.Required("WatermarkName");
        if (!WatermarkName().IsMatch(name))
        {
            throw new ServiceErrorException(
                "InvalidParameterValue", $"Value ({name}) for parameter WatermarkName is invalid. Expected: 3 to 128 letters, digits, spaces and ()[]./-'@_.");
        }

        if (image.IsPublic)
        {
            throw new ServiceErrorException("OperationNotPermitted", $"The image {image.Id} is public. A watermark cannot be attached to a public image.");
        }

        var key = $"{call.AccountId}:{name}";
        var isNew = !image.Watermarks.Any(watermark => watermark.Key == key);
        if (isNew && image.Watermarks.Count >= MaxWatermarks)
        {
            throw new ServiceErrorException("ResourceLimitExceeded", $"The image {image.Id} has {MaxWatermarks} watermarks, which is the maximum.");
        }

        call.Ready();

        if (isNew)
        {
            image.Watermarks = [.. image.Watermarks, new ImageWatermark(key, image.Id, call.Region.Name, image.CreationDate, call.Now)];
        }

        answer.Element("watermarkKey", key);
    }

    [GeneratedRegex(@"^[A-Za-z0-9()\[\] ./'@_-]{3,128}\z")]
    private static partial Regex WatermarkName();
}
