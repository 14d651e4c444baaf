using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>DetachImageWatermark: of this image only; those that inherited it keep it. It succeeds also if the image does not have it.</summary>
internal sealed class DetachImageWatermarkAction : IEc2Action
{
    public string Name => "DetachImageWatermark";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var image = ImageLookup.Owned(call, call.Parameters.Required("ImageId"));
        var key = call.Parameters.Required("WatermarkKey");
        call.Ready();

        image.Watermarks = [.. image.Watermarks.Where(watermark => watermark.Key != key)];
        answer.Element("return", true);
    }
}
