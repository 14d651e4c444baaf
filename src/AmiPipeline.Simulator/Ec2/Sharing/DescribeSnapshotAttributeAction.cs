using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Sharing;

/// <summary>DescribeSnapshotAttribute: who may create volumes from a snapshot.</summary>
internal sealed class DescribeSnapshotAttributeAction : IEc2Action
{
    public string Name => "DescribeSnapshotAttribute";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        _ = call.Parameters.OneOf("Attribute", "createVolumePermission")
            ?? throw new ServiceErrorException("MissingParameter", "The request must contain the parameter Attribute");
        var snapshot = SnapshotLookup.Owned(call, call.Parameters.Required("SnapshotId"));
        call.Ready();

        answer.Element("snapshotId", snapshot.Id);
        answer.List("createVolumePermission", snapshot.CreateVolumePermissions,
            holder => answer.Element(PermissionHolder.FieldOf(holder), holder));
    }
}
