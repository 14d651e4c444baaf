using AmiPipeline.Configuration;
using AmiPipeline.Planning.Desired;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Checks;

/// <summary>Whether a request stays within what the deployment allows. Without guardrails everything does.</summary>
internal static class GuardrailChecks
{
    internal const string NotAllowed = "the deployment's guardrails do not allow";

    /// <summary>Reports a Region, owners, subnets and an instance that are out of bounds.</summary>
    public static void CheckSource(ImageRequest request, PlanFacts facts, List<Problem> problems)
    {
        CheckSubnets(request.Instance?.SubnetIds ?? [], facts.Launch.SubnetIds, problems);
        if (facts.Guardrails is not { } guardrails)
        {
            return;
        }

        var (location, source) = (facts.Account.Location, facts.Source);
        CheckRegion(guardrails, location, problems);

        if (source.Kind == SourceKind.Instance && !source.AgreesToCapture)
        {
            problems.Add(new("/source/instanceId", $"is {source.Id}, which has not agreed to be captured; tag it {PipelineTags.Capture} = {PipelineTags.CaptureAllowed}"));
        }

        var field = source.Kind == SourceKind.Image ? "/source/imageId" : "/source/instanceId";
        CheckOwner(source.Id, source.OwnerId, source.OwnerAlias, field, facts, problems);
        foreach (var device in source.Devices.Where(device => device.OwnerId is not null && device.OwnerId != source.OwnerId))
        {
            CheckOwner($"{source.Id} with {device.SnapshotId} for {device.DeviceName}", device.OwnerId!, null, field, facts, problems);
        }

        for (var index = 0; index < request.Volumes.Count; index++)
        {
            if (request.Volumes[index].SnapshotId is { } id && facts.Snapshots.TryGetValue(id, out var snapshot))
            {
                CheckOwner(id, snapshot.OwnerId, snapshot.OwnerAlias, $"/volumes/{index}/snapshotId", facts, problems);
            }
        }
    }

    /// <summary>Reports every key that something would come under and that is out of bounds.</summary>
    public static void CheckKeys(
        ImageRequest request, PlanFacts facts, ImageRoute first, IEnumerable<DesiredDevice> requested, IEnumerable<DevicePlan> devices, List<Problem> problems)
    {
        var found = new List<Problem>();
        foreach (var (desired, device) in requested.Zip(devices))
        {
            found.AddRange(device.Expected.AcceptedKeys
                .Where(key => !IsAllowed(key.KmsKeyId, facts))
                .Select(key => KeyProblem(request, desired, key.KmsKeyId, facts)));

            // Whatever the result comes under, the captured image is under the instance's own keys.
            if (first == ImageRoute.Capture && desired.Source?.KmsKeyArn is { } own && !IsAllowed(own, facts))
            {
                found.Add(new("/source", $"has {desired.DeviceName} under {own}, a key that {NotAllowed}; {AllowedKeys(facts)}"));
            }
        }

        problems.AddRange(found.Distinct());
    }

    /// <summary>Reports a Region that is out of bounds, and keys of a committed image that are: nothing is made, but the image is the answer.</summary>
    public static void CheckCommitted(CommittedImageFacts facts, List<Problem> problems)
    {
        if (facts.Guardrails is not { } guardrails)
        {
            return;
        }

        var location = facts.Account.Location;
        CheckRegion(guardrails, location, problems);
        problems.AddRange(facts.Image.Devices
            .Where(device => device.KmsKeyArn is { } key && !guardrails.AllowsKey(key, location))
            .Select(device => new Problem("", $"was answered by {facts.Image.ImageId}, whose {device.DeviceName} is under {device.KmsKeyArn}, a key that {NotAllowed}; {AllowedKeys(guardrails, location)}")));
    }

    private static void CheckRegion(Guardrails guardrails, AwsLocation location, List<Problem> problems)
    {
        if (!guardrails.AllowsRegion(location.Region, location))
        {
            problems.Add(new("", $"is for {location.Region}, a Region that {NotAllowed}; allowed are {string.Join(", ", guardrails.Regions!)}"));
        }
    }

    private static void CheckOwner(string what, string ownerId, string? ownerAlias, string field, PlanFacts facts, List<Problem> problems)
    {
        if (!facts.Guardrails!.AllowsOwner(ownerId, ownerAlias, facts.Account.Location))
        {
            problems.Add(new(field, $"is {what} of account {ownerId}, which {NotAllowed} as a source; allowed are {string.Join(", ", facts.Guardrails.AllowedAccounts())}"));
        }
    }

    private static void CheckSubnets(IReadOnlyList<string> requested, IReadOnlyList<string> named, List<Problem> problems)
    {
        for (var index = 0; index < requested.Count; index++)
        {
            if (named.Count > 0 && !named.Contains(requested[index]))
            {
                problems.Add(new($"/instance/subnetIds/{index}", $"is {requested[index]}, which is none of the deployment's subnets; they are {string.Join(", ", named)}"));
            }
        }
    }

    private static Problem KeyProblem(ImageRequest request, DesiredDevice device, string key, PlanFacts facts)
    {
        var index = VolumeWithKey(request, device.DeviceName);
        return new(FieldOfKey(request, device.DeviceName), DescribeKey(device.DeviceName, index < 0 ? request.KmsKeyId : request.Volumes[index].KmsKeyId, key, facts));
    }

    /// <summary>The field that names the key of a device: that of its volume, or else the request's own.</summary>
    /// <param name="request">The request.</param>
    /// <param name="deviceName">The device.</param>
    public static string FieldOfKey(ImageRequest request, string deviceName) =>
        VolumeWithKey(request, deviceName) is >= 0 and var index ? $"/volumes/{index}/kmsKeyId" : "/kmsKeyId";

    private static int VolumeWithKey(ImageRequest request, string deviceName) =>
        request.Volumes.ToList().FindIndex(volume => volume.DeviceName == deviceName && volume.KmsKeyId is not null);

    /// <summary>What is wrong with a key that is out of bounds.</summary>
    /// <param name="deviceName">The device that would come under it.</param>
    /// <param name="requested">How the request names it; null if it does not.</param>
    /// <param name="key">The key.</param>
    /// <param name="facts">What the deployment allows.</param>
    public static string DescribeKey(string deviceName, string? requested, string key, PlanFacts facts)
    {
        var how = requested is null ? $"is missing, so {deviceName} would come under {key}" : requested == key ? $"is {key}" : $"is {requested}, which is {key}";
        return $"{how}, a key that {NotAllowed}; {AllowedKeys(facts)}";
    }

    /// <summary>Whether new snapshots may come under a key.</summary>
    /// <remarks>The AWS managed key of an account that has never used it has no ARN yet: only who allows every key allows that one.</remarks>
    public static bool IsAllowed(string key, PlanFacts facts)
    {
        var location = facts.Account.Location;
        var arn = key == AcceptedKey.AwsManagedAlias ? new Arn(facts.Execution.Arn().Partition, "kms", location.Region, location.AccountId, "key/*").ToString() : key;
        return facts.Guardrails is null || facts.Guardrails.AllowsKey(arn, location);
    }

    private static string AllowedKeys(PlanFacts facts) => AllowedKeys(facts.Guardrails!, facts.Account.Location);

    private static string AllowedKeys(Guardrails guardrails, AwsLocation location) => guardrails.Keys is { } keys
        ? $"allowed are {string.Join(", ", keys)}"
        : $"allowed are the keys of account {location.AccountId} in {location.Region}";
}
