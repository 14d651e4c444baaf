
namespace AmiPipeline.Verification;

/// <summary>Compares a finished image with the plan, device by device and attribute by attribute. Pure.</summary>
public static class ImageVerifier
{
    /// <summary>Every value of the image beside the planned one, the image's own first.</summary>
    /// <param name="plan">What the image must look like.</param>
    /// <param name="image">What EC2 shows.</param>
    /// <param name="awsManagedKeyArn">The ARN behind <c>alias/aws/ebs</c>; null if the account has not used that key.</param>
    public static IReadOnlyList<ComparedValue> Compare(ImagePlan plan, ObservedImage image, string? awsManagedKeyArn) =>
        [.. ImageComparer.Compare(plan, image, awsManagedKeyArn)];

    /// <summary>Everything that is not as planned; empty when the image is right.</summary>
    /// <param name="plan">What the image must look like.</param>
    /// <param name="image">What EC2 shows.</param>
    /// <param name="awsManagedKeyArn">The ARN behind <c>alias/aws/ebs</c>; null if the account has not used that key.</param>
    public static IReadOnlyList<Difference> Differences(ImagePlan plan, ObservedImage image, string? awsManagedKeyArn) =>
        Differences(Compare(plan, image, awsManagedKeyArn));

    /// <summary>Those of the values that are not as planned.</summary>
    /// <param name="comparisons">The values.</param>
    public static IReadOnlyList<Difference> Differences(IEnumerable<ComparedValue> comparisons) =>
        [.. comparisons.Where(value => !value.IsRight).Select(value => new Difference(value.What, value.Planned!, value.Found))];

    /// <summary>What differs from the source and is nevertheless right.</summary>
    /// <remarks>An instance that starts in UEFI mode has a variable store, also if its image has none; CreateImage takes it along (EC2 User Guide, "UEFI variables").</remarks>
    /// <param name="plan">What the image must look like.</param>
    /// <param name="image">What EC2 shows.</param>
    public static IEnumerable<string> Notes(ImagePlan plan, ObservedImage image)
    {
        if (plan.Boots && plan.Attributes.UefiData is { } expected && image.Attributes.UefiData is { } found && expected != found)
        {
            yield return "the UEFI variables are those of the instance that has booted, not the source's";
        }

        // For an instance, only the captured image may report them.
        if (plan is { Registers: true, SecondRoute: not null } && Watermarks.Lost(plan.Watermarks, plan.KeepsImage ? plan.Publish : null, plan.Location.AccountId) is [var lost] && !plan.Warnings.Contains(lost))
        {
            yield return lost;
        }
    }

    /// <summary>The key among those that are right for a device which its snapshot is under; null if none is.</summary>
    /// <param name="expected">What the device must look like.</param>
    /// <param name="kmsKeyArn">The snapshot's key.</param>
    /// <param name="awsManagedKeyArn">The ARN behind <c>alias/aws/ebs</c>.</param>
    public static AcceptedKey? AcceptedKeyOf(ExpectedDevice expected, string? kmsKeyArn, string? awsManagedKeyArn) =>
        kmsKeyArn is null ? null : expected.AcceptedKeys.FirstOrDefault(key => key.Resolve(awsManagedKeyArn) == kmsKeyArn);
}
