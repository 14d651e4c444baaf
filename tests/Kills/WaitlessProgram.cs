using System.Diagnostics;
using System.Globalization;
using AmiPipeline.Cli;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.StatesLanguage.Drivers;

namespace AmiPipeline.Kills;

/// <summary><c>ami-pipeline</c> as a process of its own that can be killed, whose waits take no time.</summary>
/// <param name="command">The words that start the process.</param>
public sealed class WaitlessProgram(params IReadOnlyList<string> command)
{
    /// <summary>The first argument of the process.</summary>
    public const string Verb = "ami-pipeline";

    /// <summary>Starts a process.</summary>
    /// <param name="now">The time that its clock shows first.</param>
    /// <param name="endpoint">What it takes for AWS.</param>
    /// <param name="folder">Where it notes what is running.</param>
    /// <param name="args">The command line.</param>
    public Process Start(DateTimeOffset now, Uri endpoint, string folder, params IEnumerable<string> args)
    {
        var start = new ProcessStartInfo(command[0], [.. command.Skip(1), Verb, now.ToString("O"), folder, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["AWS_ENDPOINT_URL"] = endpoint.AbsoluteUri;
        start.Environment["AWS_REGION"] = "us-east-1";
        start.Environment["AWS_ACCESS_KEY_ID"] = "AKIA111122223333";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "simulated";
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        return Process.Start(start)!;
    }

    /// <summary>The process.</summary>
    /// <param name="args">The time, the folder, and the command line.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var terminal = new Terminal(Terminal.Console(Console.Out, isTerminal: false, isPlain: true), Terminal.Console(Console.Error, isTerminal: false, isPlain: true));
        var host = new HostEnvironment
        {
            Clock = new VirtualClock(DateTimeOffset.Parse(args[0], CultureInfo.InvariantCulture)),
            HostName = "kills",
            Seed = Environment.ProcessId,
            RunningFolder = args[1],
        };
        return await new CommandLine(terminal, (world, options) => new SimulatedEngine(world, options), host).InvokeAsync([.. args.Skip(2)], CancellationToken.None);
    }
}
