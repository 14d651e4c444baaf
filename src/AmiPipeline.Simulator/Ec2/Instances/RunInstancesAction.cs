using AmiPipeline.Simulator.Ec2.Encryption;
using AmiPipeline.Simulator.Ec2.LaunchTemplates;
using AmiPipeline.Simulator.Ec2.Lookups;
using AmiPipeline.Simulator.Ec2.Volumes;
using AmiPipeline.Simulator.Faults;

namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>RunInstances: a key that cannot be used shows late: <c>pending</c>, then <c>terminated</c>.</summary>
internal sealed class RunInstancesAction : IEc2Action
{
    public string Name => "RunInstances";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        LaunchTemplateUse.Complete(call);
        var template = LaunchTemplateUse.Find(call);
        var request = LaunchRequest.Read(call);
        if (ClientTokens.Earlier(call, request.ClientToken, request.TokenScope) is { } earlier)
        {
            call.Ready();
            WriteReservation(call, answer, earlier.Select(id => Remembered(call, id)).ToList());
            return;
        }

        var image = ImageLookup.Visible(call, request.ImageId);
        if (image.State != ImageState.Available)
        {
            throw ImageErrors.CannotBeRun(image);
        }

        InstanceTypeChecks.CheckImage(request.InstanceType, image.Traits);
        var devices = LaunchMapping.Build(call, image, request.Devices);
        InstanceTypeChecks.CheckVolumes(request.InstanceType, devices.Count);
        call.Ready();

        image.LastLaunch = call.Now;
        var reservationId = call.Simulation.Ids.Next("r-");
        var instances = Enumerable.Range(0, request.MaxCount)
            .Select(_ => Launch(call, request, image, devices, reservationId))
            .ToList();
        instances.ForEach(instance => instance.SetTags(LaunchTags(template)));
        ClientTokens.Remember(call, request.ClientToken, instances.ConvertAll(instance => instance.Id), request.TokenScope);
        WriteReservation(call, answer, instances);
    }

    private static Instance Launch(
        Call call, LaunchRequest request, Image image, IReadOnlyList<LaunchDevice> devices, string reservationId)
    {
        var instance = call.Simulation.Appearing(request.Instance(call, image, reservationId));
        instance.SetTags(request.Tags["instance"]);
        call.Region.Instances.Add(instance.Id, instance);
        InstanceEvents.StateChanged(call, instance);

        var isBeyondQuota = VolumeQuotas.Exceeded(call, [.. devices.Select(device => device.Shape)]) is not null;
        var keyProblem = devices.Select(device => AddVolume(call, instance, device, request.Tags)).OfType<string>().FirstOrDefault();
        var made = new NewResource(ResourceKind.Instance, instance.Id, call.Action, null, request.Tags["instance"]) { AccountId = call.AccountId, Region = call.Region.Name };
        var failure = call.Simulation.Faults.TakeFailureOf(made);
        var problem = failure ?? (keyProblem == EbsKey.NotAccessible ? "Client error on launch" : keyProblem);
        if (isBeyondQuota)
        {
            InstanceLifecycle.PlanLaunchFailure(call, instance, "Volume limit exceeded", VolumeQuotas.LaunchCode);
        }
        else if (problem is null)
        {
            InstanceLifecycle.PlanRunning(call, instance);
        }
        else
        {
            InstanceLifecycle.PlanLaunchFailure(call, instance, problem);
        }

        return instance;
    }

    // EC2's own, by which an instance is found that a template has launched.
    private static IEnumerable<KeyValuePair<string, string>> LaunchTags((LaunchTemplate Template, LaunchTemplateVersion Version)? used) => used is var (template, version)
        ? [KeyValuePair.Create("aws:ec2launchtemplate:id", template.Id), KeyValuePair.Create("aws:ec2launchtemplate:version", $"{version.Number}")]
        : [];

    private static string? AddVolume(Call call, Instance instance, LaunchDevice device, TagSpecifications tags)
    {
        var plan = new VolumePlan
        {
            Shape = device.Shape,
            Zone = instance.Zone,
            Source = device.Source,
            Key = device.Key,
            Tags = tags["volume"],
            DeviceName = device.DeviceName,
        };
        var (volume, key) = VolumeFactory.Add(call, plan);
        volume.State = VolumeState.InUse;
        volume.Attachment = new Attachment
        {
            InstanceId = instance.Id,
            DeviceName = device.DeviceName,
            AttachTime = call.Now,
            DeleteOnTermination = device.DeleteOnTermination,
        };
        return key.Problem;
    }

    private static Instance Remembered(Call call, string id) =>
        call.Region.Instances.GetValueOrDefault(id) is { State: not (InstanceState.Terminated or InstanceState.ShuttingDown) } instance
            ? instance
            : throw new ServiceErrorException(
                "IdempotentInstanceTerminated", "The request to launch an instance uses the client token of one that has been terminated.");

    private static void WriteReservation(Call call, Ec2XmlWriter answer, List<Instance> instances)
    {
        answer.Element("reservationId", instances[0].ReservationId);
        answer.Element("ownerId", call.AccountId);
        answer.List("groupSet", Array.Empty<string>(), _ => { });
        answer.List("instancesSet", instances, instance => InstanceXml.WriteLaunched(answer, call.Region, instance));
    }
}
