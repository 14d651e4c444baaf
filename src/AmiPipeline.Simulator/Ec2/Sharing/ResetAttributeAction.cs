using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Sharing;

/// <summary>ResetImageAttribute and ResetSnapshotAttribute: takes every permission back; there is no other attribute to reset.</summary>
internal sealed class ResetAttributeAction(bool isOfImage) : IEc2Action
{
    public string Name => isOfImage ? "ResetImageAttribute" : "ResetSnapshotAttribute";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        _ = call.Parameters.OneOf("Attribute", isOfImage ? "launchPermission" : "createVolumePermission")
            ?? throw new ServiceErrorException("MissingParameter", "The request must contain the parameter Attribute");
        var permissions = isOfImage
            ? ImageLookup.OwnedAvailable(call, call.Parameters.Required("ImageId")).LaunchPermissions
            : SnapshotLookup.Owned(call, call.Parameters.Required("SnapshotId")).CreateVolumePermissions;
        call.Ready();

        permissions.Clear();
        answer.Element("return", true);
    }
}
