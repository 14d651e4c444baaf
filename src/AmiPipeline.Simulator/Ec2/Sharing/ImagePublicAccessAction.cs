namespace AmiPipeline.Simulator.Ec2.Sharing;

/// <summary>EnableImageBlockPublicAccess, DisableImageBlockPublicAccess and GetImageBlockPublicAccessState. Changes count at once; EC2 takes up to ten minutes.</summary>
/// <param name="enables">Whether it enables the block; null only reads it.</param>
internal sealed class ImagePublicAccessAction(bool? enables) : IEc2Action
{
    public string Name => enables switch { true => "EnableImageBlockPublicAccess", false => "DisableImageBlockPublicAccess", null => "GetImageBlockPublicAccessState" };

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        if (enables == true && call.Parameters.OneOf("ImageBlockPublicAccessState", PublicAccess.BlockNew) is null)
        {
            throw new ServiceErrorException("MissingParameter", "The request must contain the parameter ImageBlockPublicAccessState");
        }

        call.Ready();
        if (enables is { } isBlocked)
        {
            call.Settings.ImageBlockPublicAccess = isBlocked ? PublicAccess.BlockNew : PublicAccess.Unblocked;
        }

        answer.Element("imageBlockPublicAccessState", call.Settings.ImageBlockPublicAccess);
        answer.Element("managedBy", enables is null ? "account" : null);
    }
}
