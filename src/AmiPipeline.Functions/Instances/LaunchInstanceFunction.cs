using AmiPipeline.Functions.Volumes;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.Instances;

/// <summary>Launches the temporary instance; its block device mapping re-keys the volumes that the source has, or leaves out those that are attached later.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
public sealed class LaunchInstanceFunction(AwsClients aws, TimeProvider clock)
{
    /// <summary>Launches the instance.</summary>
    /// <param name="input">Execution, plan and source.</param>
    /// <param name="context">Lambda's context.</param>
    /// <exception cref="CapacityUnavailableException">No requested type is available in any requested subnet.</exception>
    public async Task<InstanceInProgress> HandleAsync(LaunchInstanceInput input, ILambdaContext context)
    {
        // An instance runs where its image is.
        var location = input.Source.Location;
        // A token guards one type in one subnet only: a launch of another choice has to be adopted.
        var made = await aws.Reader(location).LiveInstancesAsync(Ec2Filters.MadeBy(input.Execution));
        var instance = made.OrderBy(candidate => candidate.LaunchTime).FirstOrDefault() ?? await LaunchAsync(location, input);

        return new InstanceInProgress
        {
            InstanceId = instance.InstanceId,
            Location = location,
            AvailabilityZone = instance.Placement.AvailabilityZone,
            SecurityGroupIds = input.Plan.Launch!.VpcIds.Count == 0 ? [] : [.. (instance.SecurityGroups ?? []).Select(group => group.GroupId)],
            Wait = WaitSchedule.Begin(clock.GetUtcNow(), WaitPace.Instance, retries: input.Execution.Retries),
        };
    }

    private async Task<Instance> LaunchAsync(AwsLocation location, LaunchInstanceInput input)
    {
        var (ec2, launch) = (aws.Ec2(location), input.Plan.Launch!);
        var ownGroups = new TemporarySecurityGroups(aws, location, input.Execution, input.Plan);
        var refusals = new List<string>();
        foreach (var subnetId in launch.SubnetIds.DefaultIfEmpty())
        {
            var groups = !input.DryRun && subnetId is not null && launch.VpcIds.TryGetValue(subnetId, out var vpcId) ? [await ownGroups.InAsync(vpcId)] : launch.SecurityGroupIds;
            foreach (var type in launch.InstanceTypes)
            {
                try
                {
                    var response = await ec2.RunInstancesAsync(Request(input, type, subnetId, groups));
                    return response.Reservation.Instances[0];
                }
                catch (AmazonEC2Exception error) when (Ec2ErrorCodes.IsAnotherTypeWorthTrying(error.ErrorCode))
                {
                    refusals.Add($"{type}{(subnetId is null ? "" : $" in {subnetId}")}: {error.ErrorCode}: {error.Message}");
                }
            }
        }

        throw new CapacityUnavailableException($"No instance of {input.Source.ImageId} could be launched. {string.Join("; ", refusals)}");
    }

    private static RunInstancesRequest Request(LaunchInstanceInput input, string type, string? subnetId, IReadOnlyList<string> groups)
    {
        var (execution, plan, source, dryRun) = input;
        return new RunInstancesRequest
        {
            DryRun = dryRun ? true : null,
            ClientToken = ClientTokens.Create(execution, FunctionNames.LaunchInstance, type, subnetId ?? ""),
            ImageId = source.ImageId,
            InstanceType = type,
            // Nobody connects to it: it has no public address, also in a subnet that gives one to every instance.
            NetworkInterfaces =
            [
                new InstanceNetworkInterfaceSpecification
                {
                    DeviceIndex = 0,
                    SubnetId = subnetId,
                    Groups = WireList.OrNothing(groups),
                    AssociatePublicIpAddress = false,
                    DeleteOnTermination = true,
                },
            ],
            MinCount = 1,
            MaxCount = 1,
            MetadataOptions = new InstanceMetadataOptionsRequest { HttpTokens = HttpTokensState.Required },
            BlockDeviceMappings = WireList.OrNothing(plan.Devices.Where(device => DiffersFromSource(device, plan)).Select(device => Mapping(device, plan))),
            TagSpecifications = Ec2Tags.ForNew(execution, plan, deviceName: null, ResourceType.Instance, ResourceType.Volume, ResourceType.NetworkInterface),
        };
    }

    private static bool DiffersFromSource(DevicePlan device, ImagePlan plan) =>
        device.InSource && (device.Changed || device.Encryption is not null || device.Origin != DeviceOrigin.Source || IsAttachedLater(device, plan));

    // Without its root, nothing starts; the rest need not be there for a boot whose volumes are replaced.
    private static bool IsAttachedLater(DevicePlan device, ImagePlan plan) => device.CreatesVolume && plan.Attributes.RootDeviceName is { } root && device.DeviceName != root;

    private static BlockDeviceMapping Mapping(DevicePlan device, ImagePlan plan)
    {
        if (device.Origin == DeviceOrigin.SourceEmpty || IsAttachedLater(device, plan))
        {
            // Launched, an empty one would get a volume, and so a snapshot; it is to stay without.
            return new BlockDeviceMapping { DeviceName = device.DeviceName, NoDevice = "" };
        }

        var ebs = EbsMapping.ToBlockDevice(device.Expected.Volume);
        if (device.Encryption is { } encryption)
        {
            ebs.Encrypted = true;
            ebs.KmsKeyId = encryption.KmsKeyId;
        }

        return new BlockDeviceMapping { DeviceName = device.DeviceName, Ebs = ebs };
    }
}

/// <summary>What LaunchInstance needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Source">The image to launch.</param>
/// <param name="DryRun">Whether the calls are dry runs: they end in EC2's error <c>DryRunOperation</c>, and nothing is made. Default: no.</param>
public sealed record LaunchInstanceInput(ExecutionIdentity Execution, ImagePlan Plan, SourceImage Source, bool DryRun = false) : IExecutionInput;
