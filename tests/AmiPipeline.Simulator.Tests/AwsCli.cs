using AmiPipeline.Simulator.Options;

namespace AmiPipeline.Simulator.Tests;

/// <summary>The AWS CLI on a port behind which everything is done at once, so that its waiters never sleep.</summary>
internal static class AwsCli
{
    /// <summary>What makes the CLI print one value, or several between tabs.</summary>
    public static IReadOnlyList<string> Text { get; } = ["--output", "text", "--query"];

    public static Task<Port> OpenAsync() => Port.OpenAsync(changeCloud: options => options with { Latency = LatencyModel.Instant });

    public static Task<string> RunAsync(Port port, params IEnumerable<string> arguments) => CommandLineTool.RunAsync(port, "aws", arguments);

    public static Task<string> Ec2Async(Port port, params IEnumerable<string> arguments) => RunAsync(port, ["ec2", .. arguments]);
}
