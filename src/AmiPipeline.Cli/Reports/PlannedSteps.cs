using AmiPipeline.Planning;

namespace AmiPipeline.Cli.Reports;

/// <summary>Puts a plan into the calls that it leads to, in their order. Reads between them, such as those of waits, are left out.</summary>
/// <param name="plan">The plan.</param>
/// <param name="keys">Short names of keys.</param>
internal sealed class PlannedSteps(ImagePlan plan, KeyNames keys)
{
    /// <summary>The calls.</summary>
    public IReadOnlyList<PlannedStep> All()
    {
        var verify = new PlannedStep("Verify image", "DescribeImages, DescribeSnapshots", "every device and attribute against this plan");
        return plan.Route == ImageRoute.Existing
            ? [verify with { What = $"{plan.ExistingImageId}: {verify.What}" }]
            :
            [
                .. Of(plan.Route),
                .. plan.SecondRoute is { } second ? Of(second) : [],
                verify,
                new("Commit image", "CreateTags", "the image and its snapshots: ami-pipeline:state = committed"),
                .. CleanUp(),
            ];
    }

    private IEnumerable<PlannedStep> Of(ImageRoute route) => route switch
    {
        ImageRoute.Copy => [new("Start copy", "CopyImage", Source, Parameters(plan.CopyEncryption))],
        ImageRoute.Capture => [new("Capture image", "CreateImage", $"{plan.SourceId}, {(plan.Reboot ? "which EC2 may reboot" : "without a reboot")}", "each snapshot takes its volume's")],
        ImageRoute.Instance => ViaInstance(),
        ImageRoute.Snapshots => ViaSnapshots(),
        _ => [],
    };

    private IEnumerable<PlannedStep> ViaInstance()
    {
        var launch = plan.Launch!;
        yield return new("Launch instance", "RunInstances", $"{Source} as {string.Join(" or ", launch.InstanceTypes)}{(launch.SubnetIds.Count == 0 ? "" : $" in {string.Join(" or ", launch.SubnetIds)}")}");
        foreach (var device in plan.Devices.Where(device => device.InSource))
        {
            yield return new("Launch instance", "", Content(device), Parameters(device.Encryption));
        }

        foreach (var device in plan.Devices.Where(device => device.IsAdded()))
        {
            yield return CreateVolume("Create volumes", device);
        }

        if (plan.CreatesVolumes)
        {
            yield return new("Attach volumes", "AttachVolume", string.Join(", ", plan.Devices.Where(device => device.IsAdded()).Select(device => device.DeviceName)));
        }

        yield return new("Stop instance", "StopInstances", "the temporary instance");
        yield return new("Create image", "CreateImage", "the temporary instance", "each snapshot takes its volume's");
    }

    private IEnumerable<PlannedStep> ViaSnapshots()
    {
        foreach (var device in plan.Devices.Where(device => device.Origin == DeviceOrigin.Empty))
        {
            yield return CreateVolume("Create volumes to snapshot", device);
        }

        foreach (var device in plan.Devices.Where(device => device.Expected.HasSnapshot))
        {
            yield return device.Origin == DeviceOrigin.Empty
                ? new("Copy snapshots", "CreateSnapshot", $"{device.DeviceName}, of its new volume", "takes its volume's")
                : new("Copy snapshots", "CopySnapshot", Content(device), Parameters(device.Encryption));
        }

        yield return new("Register image", "RegisterImage", "the new snapshots, with every attribute of the source");
    }

    private IEnumerable<PlannedStep> CleanUp()
    {
        if (plan.Takes(ImageRoute.Instance))
        {
            yield return new("Clean up", "TerminateInstances", "the temporary instance");
        }

        if (plan.CreatesVolumes)
        {
            yield return new("Clean up", "DeleteVolume", "the created volumes");
        }

        if (plan.SecondRoute is not null)
        {
            yield return new("Clean up", "DeregisterImage, DeleteSnapshot", "the captured image");
        }
    }

    private PlannedStep CreateVolume(string state, DevicePlan device) => new(state, "CreateVolume", Content(device), Parameters(device.Encryption));

    private string Source => plan.SourceKind == SourceKind.Instance ? "the captured image" : plan.SourceId;

    private static string Content(DevicePlan device) => $"{device.DeviceName}, {DeviceContents.Of(device)}";

    private string Parameters(EncryptionParameters? encryption) => encryption switch
    {
        null => "parameters left out",
        { KmsKeyId: null } => "Encrypted=true, KmsKeyId left out",
        { KmsKeyId: { } key } => $"Encrypted=true, KmsKeyId={keys.Of(key)}",
    };
}
