using AmiPipeline.Simulator.Ec2.Lookups;
using AmiPipeline.Simulator.Ec2.Snapshots;

namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>DeregisterImage: at once; also stops a copy that is under way. Its snapshots go along only when asked for.</summary>
internal sealed class DeregisterImageAction : IEc2Action
{
    public string Name => "DeregisterImage";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var id = call.Parameters.Required("ImageId");
        var deletesSnapshots = call.Parameters.Flag("DeleteAssociatedSnapshots") ?? false;
        var image = ImageLookup.Owned(call, id);
        if (call.Now < image.Protection.ProtectedUntil)
        {
            throw ImageErrors.Protected(image);
        }

        call.Ready();

        image.State = ImageState.Deregistered;
        image.RememberedUntil = call.Now + call.Simulation.Consistency.DeregisteredImages;
        image.IdKnownUntil = image.RememberedUntil + call.Simulation.Consistency.DeregisteredImageIds;
        call.Simulation.Agenda.Plan(image.IdKnownUntil, () => call.Region.ForgetUnreferred(image.Id, image.IdKnownUntil), forgets: true);
        ImageEvents.StateChanged(call, image);
        StopCopies(call.Region, image);
        answer.Element("return", true);
        if (deletesSnapshots)
        {
            answer.List("deleteSnapshotResultSet", image.SnapshotIds.ToList(), snapshotId =>
            {
                answer.Element("snapshotId", snapshotId);
                answer.Element("returnCode", Delete(call, snapshotId));
            });
        }
    }

    private static void StopCopies(Region region, Image image)
    {
        foreach (var snapshot in image.SnapshotIds.Select(id => region.Snapshots.GetValueOrDefault(id)))
        {
            if (snapshot is { IsCopy: true, State: SnapshotState.Pending })
            {
                snapshot.State = SnapshotState.Error;
                snapshot.StateMessage = "The copy was stopped.";
            }
        }
    }

    private static string Delete(Call call, string snapshotId)
    {
        if (SnapshotLookup.UserOf(call.Region, snapshotId) is not null)
        {
            return "skipped";
        }

        if (!call.Region.Snapshots.TryGetValue(snapshotId, out var snapshot))
        {
            return "client-error";
        }

        if (snapshot.OwnerId != call.AccountId || !SnapshotPermissions.MayDelete(call, snapshotId))
        {
            return "missing-permissions";
        }

        call.Region.Snapshots.Remove(snapshotId);
        return "success";
    }
}
