using AmiPipeline.Planning.Checks;
using AmiPipeline.Planning.Desired;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Planning.Routes;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Copies;

/// <summary>Plans one copy of an image.</summary>
/// <param name="image">The image, and the request.</param>
/// <param name="destination">The destination, and what AWS says about it.</param>
/// <param name="problems">Takes the reasons against it.</param>
internal sealed class CopyPlanner(CopiedImageFacts image, CopyFacts destination, List<Problem> problems)
{
    private readonly RequestCopy _entry = destination.Destination.Entry;
    private readonly string _field = destination.Destination.Field;

    /// <summary>The copy's plan; null if there is a problem.</summary>
    public CopyPlan? Plan()
    {
        var before = problems.Count;
        if (destination.AccountFault is { } accountFault)
        {
            problems.Add(new(destination.Destination.AccountField, accountFault));
            return null;
        }

        if ((CopyDestinations.RegionFault(destination.Destination.Location, image) ?? destination.Fault) is { } fault)
        {
            problems.Add(new(destination.Destination.RegionField, fault));
            return null;
        }

        var plan = destination.Compliant is { } compliant ? CompliantCopy.Plan(image, destination, compliant) : PlanNamed();
        if (plan is not null)
        {
            CheckKeys(plan);
            CheckSharing(plan);
        }

        return problems.Count > before ? null : plan;
    }

    /// <summary>What a new copy would be, whoever has its name; null if there is a problem.</summary>
    public CopyPlan? PlanNew()
    {
        var before = problems.Count;
        var desired = CopiedDevices.Create(image.Image, _entry, Facts, _field, problems);
        return problems.Count > before ? null : PlanNew(desired);
    }

    /// <summary>What a person should know of it.</summary>
    public IEnumerable<string> Warnings(CopyPlan copy)
    {
        if (copy.Route == ImageRoute.Existing)
        {
            yield break;
        }

        var unnamed = copy.Devices.Zip(image.Image.Devices).Where(pair => pair.First.Key?.Origin == KeyOrigin.AccountDefault && NameOf(pair.First.DeviceName) is null).ToList();
        if (unnamed.FindAll(pair => pair.Second.Encrypted) is { Count: > 0 } rekeyed)
        {
            yield return $"{string.Join(", ", rekeyed.Select(pair => pair.First.DeviceName))} {(rekeyed.Count == 1 ? "comes" : "come")} under the account's default key there, since keys stay in their {(IsElsewhere ? "account and Region" : "Region")}; kmsKeyId or volumes of the copy name others";
        }

        if (unnamed.FindAll(pair => !pair.Second.Encrypted) is { Count: > 0 } encrypted)
        {
            yield return $"{string.Join(", ", encrypted.Select(pair => pair.First.DeviceName))} {(encrypted.Count == 1 ? "is unencrypted and becomes" : "are unencrypted and become")} encrypted under the account's default key there: EBS encryption by default is on";
        }

        foreach (var text in Watermarks.Lost(Unregistered(copy), _entry.Publish ?? image.Request.Publish, Account.Location.AccountId))
        {
            yield return text;
        }

        foreach (var text in CompletionCheck.Warnings(_entry.CompleteWithinMinutes, image.Plan.Devices))
        {
            yield return text;
        }
    }

    // Those that no copy has which is registered, or made of an image that is: also if publishing attaches them to that again, which is later.
    private IReadOnlyList<string>? Unregistered(CopyPlan copy) =>
        image.Plan is { Registers: true, ExistingImageId: null } plan ? [.. (plan.Watermarks ?? []).Intersect(image.Request.PublishOfImage?.WatermarkKeys(plan.Location.AccountId) ?? [])]
        : copy.Route == ImageRoute.Snapshots ? image.Image.Watermarks
        : [];

    private AccountFacts Account => destination.Account!;

    private bool IsElsewhere => Account.Location.AccountId != image.Plan.Location.AccountId;

    private PlanFacts Facts => new()
    {
        Execution = image.Execution,
        Identity = destination.Identity!,
        Account = Account,
        Source = image.Image,
        Keys = destination.Keys,
        Guardrails = image.Guardrails,
    };

    private string? NameOf(string deviceName) => _entry.Volumes.FirstOrDefault(volume => volume.DeviceName == deviceName)?.KmsKeyId ?? _entry.KmsKeyId;

    private CopyPlan? PlanNamed()
    {
        var before = problems.Count;
        CopyNames.Check(image, destination, _field, problems);
        var desired = CopiedDevices.Create(image.Image, _entry, Facts, _field, problems);
        if (problems.Count > before)
        {
            return null;
        }

        if (destination.Committed is { } committed)
        {
            return CommittedCopy.Plan(image, committed, destination, desired, _field, problems);
        }

        if (CopyAccess.Fault(image, Account.Location) is { } unreadable)
        {
            problems.Add(new(destination.Destination.AccountField, unreadable));
            return null;
        }

        return PlanNew(desired);
    }

    private CopyPlan? PlanNew(IReadOnlyList<DesiredDevice> desired)
    {
        var faults = SnapshotsRoute.Faults(image.Image, desired, image.Plan.Location);
        if (CopyRoute.Fault(desired, image.Image, Account) is not { } copyFault)
        {
            var encryption = CopyRoute.Encryption(desired, Account);
            if (encryption is not null || !IsAmbiguous(desired) || faults.Count > 0)
            {
                return Create(ImageRoute.Copy, "one CopyImage produces the requested copy", encryption, desired);
            }

            copyFault = "CopyImage would have to choose the key by itself";
        }

        if (faults.Count > 0)
        {
            problems.Add(new(_field, $"cannot be made: {copyFault}; {string.Join("; ", faults)}. One key for all of its snapshots (kmsKeyId, without volumes) would do"));
            return null;
        }

        return Create(ImageRoute.Snapshots, $"{copyFault}; each snapshot is copied by itself", encryption: null, desired);
    }

    // Without a key, the EC2 User Guide says that the default key is taken, and the API reference that it is the AWS managed one.
    private bool IsAmbiguous(IEnumerable<DesiredDevice> desired) => !Account.DefaultKey.AwsManaged && desired.Any(device => DeviceEncryption.KeyOf(device, Account) is not null);

    private CopyPlan Create(ImageRoute route, string reason, EncryptionParameters? encryption, IReadOnlyList<DesiredDevice> desired)
    {
        var devices = desired.Select(device => DevicePlanner.Plan(device, route, route, encryption, Account, keepsBooted: false)).ToList();
        if (devices.Exists(device => device.Expected.AcceptedKeys is [{ Origin: KeyOrigin.AccountDefault }]) && KeyLookup.Fault(Account.DefaultKey, Account.Location) is { } fault)
        {
            problems.Add(new($"{_field}/kmsKeyId", $"is missing, so snapshots would come under the account's default EBS key there, which {fault}"));
        }

        return new CopyPlan
        {
            Location = Account.Location,
            Name = destination.Identity!.Name,
            RequestDigest = destination.Identity.Digest,
            Route = route,
            Reason = reason,
            CopyEncryption = encryption,
            CompleteWithinMinutes = _entry.CompleteWithinMinutes,
            Devices = [.. devices.Select(device => new CopiedDevice(device.DeviceName, device.Expected.Encrypted, device.Expected.AcceptedKeys is [var key, ..] ? key : null))],
        };
    }

    private void CheckSharing(CopyPlan plan)
    {
        var unshareable = destination.Keys.Values.Append(Account.DefaultKey).Where(key => key.AwsManaged).Select(key => key.Arn ?? AcceptedKey.AwsManagedAlias).Append(AcceptedKey.AwsManagedAlias).ToList();
        var under = plan.Devices.Where(device => device.Key is { } key && unshareable.Contains(key.KmsKeyId)).Select(device => device.DeviceName).ToList();
        if (image.Request.ShareWith is not null && SharingChecks.KeyFault($"the copy in {plan.Location.Describe(image.Plan.Location)}", under) is { } fault)
        {
            problems.Add(new("/shareWith", fault));
        }
    }

    private void CheckKeys(CopyPlan plan)
    {
        foreach (var device in plan.Devices.Where(device => device.Key is { } key && !GuardrailChecks.IsAllowed(key.KmsKeyId, Facts)).DistinctBy(device => device.Key!.KmsKeyId))
        {
            var named = _entry.Volumes.ToList().FindIndex(volume => volume.DeviceName == device.DeviceName);
            problems.Add(new(named < 0 ? $"{_field}/kmsKeyId" : $"{_field}/volumes/{named}/kmsKeyId", GuardrailChecks.DescribeKey(device.DeviceName, NameOf(device.DeviceName), device.Key!.KmsKeyId, Facts)));
        }
    }
}
