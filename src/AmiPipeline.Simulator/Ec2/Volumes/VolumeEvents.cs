
namespace AmiPipeline.Simulator.Ec2.Volumes;

/// <summary>
/// "EBS Volume Notification" (EBS User Guide, "EventBridge for Amazon EBS"): attaching has an event only when it fails.
/// </summary>
internal static class VolumeEvents
{
    public const string Create = "createVolume";
    public const string Attach = "attachVolume";
    public const string Reattach = "reattachVolume";
    public const string Delete = "deleteVolume";

    /// <param name="call">The call that brought it about.</param>
    /// <param name="volume">The volume.</param>
    /// <param name="happening">One of the constants.</param>
    /// <param name="result"><c>available</c>, <c>deleted</c> or <c>failed</c>.</param>
    /// <param name="cause">Why it failed; empty when it did not.</param>
    public static void Ended(Call call, Volume volume, string happening, string result, string cause = "")
    {
        var arn = Partition.Arn("ec2", call.Region.Name, volume.OwnerId, $"volume/{volume.Id}");
        call.Emit(
            "EBS Volume Notification",
            result == "failed" && volume.KeyArn is { } key ? [arn, key] : [arn],
            json =>
            {
                json.WriteString("result", result);
                json.WriteString("cause", cause);
                json.WriteString("event", happening);
                json.WriteString("request-id", call.RequestId);
            });
    }
}
