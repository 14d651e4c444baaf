using AmiPipeline.Simulator.Faults;

namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>Starts an image: <c>pending</c>, and then <c>available</c> or <c>failed</c> once its snapshots are done.</summary>
internal static class ImageFactory
{
    public const string CopyFailed = "Copy image failed with an internal error";

    /// <summary>Adds the image and plans its end.</summary>
    /// <param name="call">The call that asks for it.</param>
    /// <param name="image">The image, <c>pending</c>.</param>
    /// <param name="tags">The tags it is created with.</param>
    /// <param name="snapshots">The snapshots that are being made for it.</param>
    public static void Start(Call call, Image image, IReadOnlyDictionary<string, string> tags, IReadOnlyCollection<Snapshot> snapshots)
    {
        var simulation = call.Simulation;
        image.SetTags(tags);
        call.Region.Images.Add(image.Id, simulation.Appearing(image));
        var made = new NewResource(ResourceKind.Image, image.Id, call.Action, null, tags) { AccountId = call.AccountId, Region = call.Region.Name };
        var failure = simulation.Faults.TakeFailureOf(made);

        var snapshotsEnd = snapshots.Count == 0 ? simulation.Now : snapshots.Max(snapshot => snapshot.EndTime);
        var end = simulation.InAbout(simulation.Latency.RegisterImage) + (snapshotsEnd - simulation.Now);
        simulation.PlanWork(end, () => End(call, image, snapshots, failure));
    }

    public static void Fail(Call call, Image image, string code, string message)
    {
        image.State = ImageState.Failed;
        image.StateReasonCode = code;
        image.StateReasonMessage = message;
        ImageEvents.StateChanged(call, image);
    }

    /// <summary>Fails what CreateImage is just capturing of an instance (EC2 API Reference, StateReason: Client.InstanceTerminated).</summary>
    public static void FailCaptures(Call call, Instance instance)
    {
        foreach (var image in call.Region.Images.Values)
        {
            if (image.SourceInstanceId == instance.Id && image.State == ImageState.Pending && call.Now < image.CaptureEnds)
            {
                Fail(call, image, "Client.InstanceTerminated", "Client.InstanceTerminated: The instance was terminated or rebooted during AMI creation.");
            }
        }
    }

    private static void End(Call call, Image image, IReadOnlyCollection<Snapshot> snapshots, string? failure)
    {
        if (image.State != ImageState.Pending)
        {
            return;
        }

        var snapshotError = snapshots.FirstOrDefault(snapshot => snapshot.State == SnapshotState.Error);
        if (failure is null && snapshotError is null)
        {
            image.State = ImageState.Available;
            ImageEvents.StateChanged(call, image);
            return;
        }

        // EC2 does not name KMS here: whatever went wrong with a copied snapshot reads the same.
        var message = failure ?? (image.SourceInstanceId is null ? CopyFailed : $"Snapshot {snapshotError!.Id} failed.");
        Fail(call, image, "Client.InternalError", message);
    }
}
