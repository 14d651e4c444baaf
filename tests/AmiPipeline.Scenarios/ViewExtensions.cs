using AmiPipeline.Simulator.Inspection;
using AmiPipeline.Simulator.Logs;

namespace AmiPipeline.Scenarios;

/// <summary>Short forms for assertions.</summary>
internal static class ViewExtensions
{
    /// <summary>Each device with its key, or "plain".</summary>
    public static IEnumerable<string> Keys(this ImageView image) =>
        image.Devices.Select(device => $"{device.DeviceName} {device.KeyArn ?? "plain"}");

    /// <summary>The calls of one action, in order.</summary>
    public static IReadOnlyList<RecordedCall> Calls(this Account account, string action) =>
        [.. account.Engine.Cloud.Calls.All.Where(call => call.Action == action)];
}
