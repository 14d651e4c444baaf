using AmiPipeline.Simulator.Ec2.Encryption;
using AmiPipeline.Simulator.Iam;
using AmiPipeline.Simulator.Kms;

namespace AmiPipeline.Simulator.Ec2.Snapshots;

/// <summary>The copy of a snapshot, alone or as part of an image.</summary>
internal static class SnapshotCopy
{
    /// <summary>Plans a copy under the requested key, with what EC2 will find wrong with either key later.</summary>
    public static SnapshotPlan Plan(Call call, Snapshot source, Region sourceRegion, string? requestedKey)
    {
        var target = EbsKey.Find(call, call.Region, requestedKey, source.KeyArn is null ? EbsKeyActions.NewFromPlain : EbsKeyActions.CopyOfEncrypted);
        var sourceProblem = EbsKey.Find(call, sourceRegion, source.KeyArn, EbsKeyActions.Source).Problem ?? DefaultKeyProblem(call, source);
        var isUnchanged = target.Arn == source.KeyArn && sourceRegion == call.Region;
        return new SnapshotPlan
        {
            SizeGiB = source.SizeGiB,
            Content = source.Content,
            Key = target.Arn ?? requestedKey,
            KeyProblem = target.Problem is null && sourceProblem is null ? null : EbsKey.NotAccessible,
            Latency = call.Simulation.Latency.CopyOf(source.SizeGiB, target.Arn == source.KeyArn, sourceRegion.Name, call.Region.Name),
            IsCopy = true,
            ProductCodes = source.ProductCodes,
            InheritedDataKey = isUnchanged ? source.DataKey : null,
            SourceArn = SnapshotEvents.Arn(sourceRegion.Name, "snapshot", source.Id),
            IsIncremental = isUnchanged,
            Tags = new Dictionary<string, string>(),
        };
    }

    private static string? DefaultKeyProblem(Call call, Snapshot source)
    {
        // The AWS managed key is there for everyone in the account; it need not be made for this.
        var isAsked = call.Caller.Session is not null && source.KeyArn is not null && call.Settings.DefaultKey != AccountSettings.AwsManagedAlias;
        return isAsked && KeyRing.Find(call.Simulation, call.Region, call.AccountId, call.Settings.DefaultKey) is { } key
            && !KeyAccess.AllowsEbs(call, key, EbsKeyActions.DefaultKeyOfCopy)
                ? EbsKey.NotAccessible
                : null;
    }
}
