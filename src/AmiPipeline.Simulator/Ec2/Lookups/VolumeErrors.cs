namespace AmiPipeline.Simulator.Ec2.Lookups;

/// <summary>The errors of volumes, with EC2's codes and texts.</summary>
internal static class VolumeErrors
{
    public static ServiceErrorException NotFound(string id) => new("InvalidVolume.NotFound", $"The volume '{id}' does not exist.");

    public static ServiceErrorException InvalidState(Volume volume, string expected) =>
        new("IncorrectState", $"{volume.Id} is not '{expected}'.");

    public static ServiceErrorException AlreadyAttached(string id) =>
        new("VolumeInUse", $"{id} is already attached to an instance");

    public static ServiceErrorException InUse(string id, string instanceId) =>
        new("VolumeInUse", $"Volume {id} is currently attached to {instanceId}");

    /// <summary>EC2's own code and text are not documented.</summary>
    public static ServiceErrorException FromMarketplace(string id) => new(
        "OperationNotPermitted", $"The volume '{id}' has an AWS Marketplace product code and can be attached only to a stopped instance.");

    public static ServiceErrorException ZoneMismatch(string id, string instanceId) => new(
        "InvalidVolume.ZoneMismatch", $"The volume '{id}' is not in the same availability zone as instance '{instanceId}'");
}
