namespace AmiPipeline.Simulator.Volumes;

/// <summary>The errors of volumes, with EC2's codes and texts.</summary>
internal static class VolumeErrors
{
    public static Ec2ErrorException NotFound(string id) => new("InvalidVolume.NotFound", $"The volume '{id}' does not exist.");

    public static Ec2ErrorException InvalidState(Volume volume, string expected) =>
        new("IncorrectState", $"{volume.Id} is not '{expected}'.");

    public static Ec2ErrorException AlreadyAttached(string id) =>
        new("VolumeInUse", $"{id} is already attached to an instance");

    public static Ec2ErrorException InUse(string id, string instanceId) =>
        new("VolumeInUse", $"Volume {id} is currently attached to {instanceId}");

    public static Ec2ErrorException ZoneMismatch(string id, string instanceId) => new(
        "InvalidVolume.ZoneMismatch", $"The volume '{id}' is not in the same availability zone as instance '{instanceId}'");
}
