using AmiPipeline.Simulator.Ec2.Images;
using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Sharing;

/// <summary>ModifyImageAttribute: launch permission, description or IMDS support, one at a time.</summary>
internal sealed class ModifyImageAttributeAction : IEc2Action
{
    public string Name => "ModifyImageAttribute";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var image = ImageLookup.OwnedAvailable(call, call.Parameters.Required("ImageId"));
        var attribute = call.Parameters.OneOfAnyCase("Attribute", "launchPermission", "description", "imdsSupport");
        var value = call.Parameters.Text("Value");
        var change = PermissionChange.ReadForImage(call.Parameters);
        var description = call.Parameters.Within("Description").Text("Value") ?? (attribute == "description" ? value : null);
        var imdsSupport = call.Parameters.Within("ImdsSupport").OneOf("Value", "v2.0") ?? (attribute == "imdsSupport" ? call.Parameters.OneOf("Value", "v2.0") : null);

        description = description is null ? null : DescriptionText.Check(description, "Description");
        var given = (change.IsEmpty ? 0 : 1) + (description is null ? 0 : 1) + (imdsSupport is null ? 0 : 1);
        if (given != 1)
        {
            throw new ServiceErrorException(
                "InvalidParameterCombination", given == 0 ? "No attributes specified." : "Exactly one attribute must be modified at a time.");
        }

        CheckSharing(call.Region, image, change);
        ImageQuotas.CheckSharing(call, image, change.Added);
        call.Ready();

        change.ApplyTo(image.LaunchPermissions);
        image.Description = description ?? image.Description;
        image.ImdsSupport = imdsSupport ?? image.ImdsSupport;
        answer.Element("return", true);
    }

    private static void CheckSharing(Region region, Image image, PermissionChange change)
    {
        if (change.Added.Count == 0)
        {
            return;
        }

        var snapshots = image.SnapshotIds.Select(id => region.Snapshots.GetValueOrDefault(id)).OfType<Snapshot>().ToList();
        if (snapshots.Exists(snapshot => AwsManagedKeys.IsUnderOne(region, snapshot)))
        {
            // EC2's own, older word for a KMS key.
            throw new ServiceErrorException(
                "InvalidParameter", "Snapshots encrypted with the AWS Managed C" + "MK can't be shared. Specify another snapshot.");
        }

        if (change.Added.Contains(PermissionHolder.Everybody) && region.SettingsOf(image.OwnerId).ImageBlockPublicAccess != PublicAccess.Unblocked)
        {
            throw new ServiceErrorException(
                "OperationNotPermitted",
                "You can’t publicly share this image because block public access for AMIs is enabled for this account. To publicly share the image, you must call the DisableImageBlockPublicAccess API.");
        }

        if (change.Added.Contains(PermissionHolder.Everybody) && image.Watermarks.Count > 0)
        {
            throw new ServiceErrorException("OperationNotPermitted", "An AMI with watermarks cannot be made public.");
        }

        if (change.Added.Contains(PermissionHolder.Everybody) && (snapshots.Exists(snapshot => snapshot.KeyArn is not null) || image.Traits.ProductCodes.Count > 0))
        {
            throw new ServiceErrorException("OperationNotPermitted", "An AMI with encrypted snapshots or product codes cannot be made public.");
        }
    }
}
