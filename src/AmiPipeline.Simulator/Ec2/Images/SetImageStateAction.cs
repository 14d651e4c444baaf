using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>DisableImage takes every launch permission from an image; EnableImage makes it <c>available</c> again and gives none back.</summary>
internal sealed class SetImageStateAction(bool enables) : IEc2Action
{
    private readonly string _from = enables ? ImageState.Disabled : ImageState.Available;
    private readonly string _to = enables ? ImageState.Available : ImageState.Disabled;

    public string Name => enables ? "EnableImage" : "DisableImage";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var image = ImageLookup.Owned(call, call.Parameters.Required("ImageId"));
        if (image.State != _from)
        {
            throw ImageErrors.CannotBeUsed(image);
        }

        call.Ready();
        image.State = _to;
        image.LaunchPermissions.Clear();
        ImageEvents.StateChanged(call, image);
        answer.Element("return", true);
    }
}
