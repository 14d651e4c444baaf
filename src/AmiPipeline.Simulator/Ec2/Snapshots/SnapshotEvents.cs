using System.Text.Json;
using AmiPipeline.Simulator.Logs;

namespace AmiPipeline.Simulator.Ec2.Snapshots;

/// <summary>
/// "EBS Snapshot Notification" (EBS User Guide, "EventBridge for Amazon EBS"). Its names are in snake_case, kebab-case and camelCase, and
/// its ARNs have the Region where the account should be.
/// </summary>
internal static class SnapshotEvents
{
    /// <summary>A single snapshot, or one that is made for an image if the options request its event.</summary>
    public static void Ended(Call call, Snapshot snapshot)
    {
        var isOfAnImage = snapshot.CopiedFrom is null && call.Action is not ("CreateSnapshot" or "CreateSnapshots");
        if (!isOfAnImage || call.Simulation.Options.SnapshotsOfImagesSendEvents)
        {
            Notify(call, snapshot);
        }
    }

    /// <summary>"EBS Multi-Volume Snapshots Completion Status", after the last of the snapshots that CreateSnapshots made.</summary>
    public static void SetEnded(Call call, IReadOnlyList<Snapshot> snapshots)
    {
        var result = snapshots.All(snapshot => snapshot.State == SnapshotState.Completed) ? "succeeded" : "failed";
        call.Emit(
            "EBS Multi-Volume Snapshots Completion Status",
            [.. snapshots.Select(snapshot => Arn(call.Region.Name, "snapshot", snapshot.Id))],
            json =>
            {
                WriteHead(json, call, "createSnapshots", result, "");
                WriteTimes(json, snapshots.Min(snapshot => snapshot.StartTime), call.Now);
                json.WriteStartArray("snapshots");
                foreach (var snapshot in snapshots)
                {
                    json.WriteStartObject();
                    json.WriteString("snapshot_id", Arn(call.Region.Name, "snapshot", snapshot.Id));
                    json.WriteString("source", Arn(call.Region.Name, "volume", snapshot.VolumeId));
                    json.WriteString("status", snapshot.State);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
    }

    private static void Notify(Call call, Snapshot snapshot)
    {
        var id = Arn(call.Region.Name, "snapshot", snapshot.Id);
        var hasSucceeded = snapshot.State == SnapshotState.Completed;
        call.Emit("EBS Snapshot Notification", [id], json =>
        {
            WriteHead(json, call, snapshot.IsCopy ? "copySnapshot" : "createSnapshot", hasSucceeded ? "succeeded" : "failed", snapshot.StateMessage ?? "");
            json.WriteString("snapshot_id", id);
            json.WriteString("source", snapshot.SourceArn ?? Arn(call.Region.Name, "volume", snapshot.VolumeId));
            WriteTimes(json, snapshot.StartTime, call.Now);
            if (snapshot.IsCopy && hasSucceeded)
            {
                json.WriteString("incremental", snapshot.IsIncremental ? "true" : "false");
                json.WriteString("transferType", snapshot.TransferType);
            }
        });
    }

    public static string Arn(string region, string type, string id) => Partition.FromRegion(region).Global("ec2", region, $"{type}/{id}");

    private static void WriteHead(Utf8JsonWriter json, Call call, string happening, string result, string cause)
    {
        json.WriteString("event", happening);
        json.WriteString("result", result);
        json.WriteString("cause", cause);
        json.WriteString("request-id", call.RequestId);
    }

    private static void WriteTimes(Utf8JsonWriter json, DateTimeOffset start, DateTimeOffset end)
    {
        json.WriteString("startTime", EventWriter.Time(start));
        json.WriteString("endTime", EventWriter.Time(end));
    }
}
