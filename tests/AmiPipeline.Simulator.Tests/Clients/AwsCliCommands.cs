using AmiPipeline.Simulator.Options;
using Xunit;

namespace AmiPipeline.Simulator.Tests.Clients;

/// <summary>The AWS CLI on a port behind which everything is done at once, so that its waiters never sleep.</summary>
internal static class AwsCliCommands
{
    /// <summary>What makes the CLI print one value, or several between tabs.</summary>
    public static IReadOnlyList<string> Text { get; } = ["--output", "text", "--query"];

    public static Task<Port> OpenAsync() => Port.OpenAsync(changeCloud: options => options with { Latency = LatencyModel.Instant });

    public static Task<ToolResult> StartAsync(Port port, params IEnumerable<string> arguments) => AwsCli.RunAsync(port.Server.Endpoint, Lab.Account, Lab.Here, arguments);

    public static async Task<string> RunAsync(Port port, params IEnumerable<string> arguments)
    {
        var (exit, output, error) = await StartAsync(port, arguments);
        Assert.True(exit == 0, $"aws {string.Join(' ', arguments)}\n{output}\n{error}");
        return output.Trim();
    }

    public static Task<string> Ec2Async(Port port, params IEnumerable<string> arguments) => RunAsync(port, ["ec2", .. arguments]);
}
