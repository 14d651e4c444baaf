namespace AmiPipeline.Simulator.Ec2.Lookups;

/// <summary>The errors of images, with EC2's codes and texts.</summary>
internal static class ImageErrors
{
    public static ServiceErrorException NotFound(string id) => new("InvalidAMIID.NotFound", $"The image id '[{id}]' does not exist");

    public static ServiceErrorException NoLongerAvailable(string id) =>
        new("InvalidAMIID.Unavailable", $"The image ID '{id}' is no longer available");

    public static ServiceErrorException CannotBeRun(Image image) =>
        new("InvalidAMIID.Unavailable", $"AMI '{image.Id}' is {image.State}, and cannot be run");

    public static ServiceErrorException CannotBeUsed(Image image) => new(
        "InvalidAMIID.Unavailable", $"The AMI ID '{image.Id}' is currently {image.State} and may not be used for this operation");

    public static ServiceErrorException NotOwned(string id) => new("AuthFailure", $"Not authorized for image:{id}");

    /// <summary>EC2's own code and text are not documented.</summary>
    public static ServiceErrorException Protected(Image image) => new(
        "OperationNotPermitted", $"The image '{image.Id}' is protected from deregistration. Disable the protection, and let its cooldown pass.");

    public static ServiceErrorException NameTaken(string name, string id) =>
        new("InvalidAMIName.Duplicate", $"AMI name {name} is already in use by AMI {id}");
}
