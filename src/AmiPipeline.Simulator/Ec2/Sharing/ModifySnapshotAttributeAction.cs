using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Sharing;

/// <summary>ModifySnapshotAttribute: who may create volumes; not for a snapshot under the AWS managed key.</summary>
internal sealed class ModifySnapshotAttributeAction : IEc2Action
{
    private const int MaxHolders = 500;

    public string Name => "ModifySnapshotAttribute";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var snapshot = SnapshotLookup.Owned(call, call.Parameters.Required("SnapshotId"));
        _ = call.Parameters.OneOfAnyCase("Attribute", "createVolumePermission");
        var change = PermissionChange.ReadForSnapshot(call.Parameters);
        if (change.Added.Count > 0 && change.Removed.Count > 0)
        {
            throw new ServiceErrorException(
                "InvalidParameterCombination", "You can add or remove specified AWS account IDs, not both in one operation.");
        }

        if (change.Added.Count + change.Removed.Count > MaxHolders)
        {
            throw new ServiceErrorException("InvalidParameterValue", $"At most {MaxHolders} account IDs can be added or removed in one operation.");
        }

        if (change.Added.Count > 0 && AwsManagedKeys.IsUnderOne(call.Region, snapshot))
        {
            throw new ServiceErrorException("OperationNotPermitted", "Encrypted snapshots with EBS default key cannot be shared");
        }

        if (change.Added.Contains(PermissionHolder.Everybody) && snapshot.KeyArn is not null)
        {
            throw new ServiceErrorException("OperationNotPermitted", "Encrypted snapshots cannot be made public");
        }

        if (change.Added.Contains(PermissionHolder.Everybody) && call.Settings.SnapshotBlockPublicAccess != PublicAccess.Unblocked)
        {
            throw new ServiceErrorException(
                "OperationNotPermitted", "The snapshot can't be shared publicly, because block public access for snapshots is enabled for this account and Region.");
        }

        call.Ready();
        change.ApplyTo(snapshot.CreateVolumePermissions);
        answer.Element("return", true);
    }
}
