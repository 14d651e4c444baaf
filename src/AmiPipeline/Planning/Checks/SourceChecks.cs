using AmiPipeline.Planning.Desired;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Checks;

/// <summary>Whether the source can be started from at all, whatever the route.</summary>
internal static class SourceChecks
{
    public static void Check(ImageRequest request, PlanFacts facts, List<Problem> problems)
    {
        if (facts.Source.Kind == SourceKind.Image)
        {
            CheckImage(request.Source, facts.Source, problems);
        }
        else
        {
            CheckInstance(request.Source, facts.Source, problems);
        }

        CheckRoot(facts.Source, problems);
        CheckSnapshots(facts.Source, problems);
        foreach (var device in facts.Source.Devices)
        {
            if (KeyLookup.ContentFault(device.KmsKeyArn, facts) is { } fault)
            {
                problems.Add(new("/source", $"has {device.DeviceName} {fault}"));
            }
        }
    }

    private static void CheckImage(RequestSource requested, SourceFacts source, List<Problem> problems)
    {
        if (requested.AccountId is { } account && account != source.OwnerId)
        {
            problems.Add(new("/source/accountId", $"is {account}, but {source.Id} belongs to {source.OwnerId}"));
        }

        if (source.State != "available")
        {
            var reason = source.StateReason is null ? "" : $" ({source.StateReason})";
            problems.Add(new("/source/imageId", $"is {source.Id}, which is {source.State}{reason}; it must be available"));
        }

        if (source.Allowance == ImageAllowance.NotAllowed)
        {
            problems.Add(new("/source/imageId", $"is {source.Id} of account {source.OwnerId}, which this account's Allowed AMIs setting does not allow; {AllowedImagesSetting.WayOn}"));
        }

        if (source.RootDeviceType != "ebs")
        {
            problems.Add(new("/source/imageId", $"is {source.Id}, whose root device is {source.RootDeviceType}; it must be EBS-backed"));
        }
    }

    // While an image is being made, so are its snapshots.
    private static void CheckSnapshots(SourceFacts source, List<Problem> problems)
    {
        if (source.State == "available")
        {
            problems.AddRange(source.Devices
                .Select(device => (Device: device, Fault: device.Condition?.Fault(device.SnapshotId!)))
                .Where(each => each.Fault is not null)
                .Select(each => new Problem("/source/imageId", $"is {source.Id}, whose {each.Device.DeviceName} is made of {each.Device.SnapshotId}, which {each.Fault}")));
        }
    }

    // What the root device holds is what boots. An instance store image fails for what it is.
    private static void CheckRoot(SourceFacts source, List<Problem> problems)
    {
        var root = source.Attributes.RootDeviceName;
        if (source.RootDeviceType == "ebs" && !source.Devices.Any(device => device.HasContent && (root is null || device.DeviceName == root)))
        {
            var field = source.Kind == SourceKind.Image ? "/source/imageId" : "/source/instanceId";
            problems.Add(new(field, $"is {source.Id}, which has no {(source.Kind == SourceKind.Image ? "snapshot" : "volume")} for its root device{(root is null ? "" : $" {root}")}; an image without one cannot boot"));
        }
    }

    private static void CheckInstance(RequestSource requested, SourceFacts source, List<Problem> problems)
    {
        if (source.State is not ("running" or "stopped"))
        {
            problems.Add(new("/source/instanceId", $"is {source.Id}, which is {(source.State.Length == 0 ? "in no state that EC2 shows" : source.State)}; it must be running or stopped"));
        }

        if (source.RootDeviceType != "ebs")
        {
            problems.Add(new("/source/instanceId", $"is {source.Id}, whose root device is {source.RootDeviceType}; it must be EBS-backed"));
        }

        // Whether CreateImage takes along what goes is not known. One that comes is no obstacle: of an instance that has just been launched EC2 reports it for the root.
        problems.AddRange(source.Devices
            .Where(device => device.AttachmentState is not (null or "attached" or "attaching"))
            .Select(device => new Problem("/source/instanceId", $"is {source.Id}, whose volume at {device.DeviceName} is {device.AttachmentState}; wait until it is gone, or attach it again")));

        if (source.State == "running" && requested.Reboot is null)
        {
            problems.Add(new("/source/reboot", $"is missing; {source.Id} is running, and CreateImage reboots by default: say true (a consistent image) or false (no interruption)"));
        }
    }
}
