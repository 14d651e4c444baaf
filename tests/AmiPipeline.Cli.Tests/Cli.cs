using AmiPipeline.Cli.Hosting;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;

namespace AmiPipeline.Cli.Tests;

/// <summary>The program in process, its output in a pipe.</summary>
internal static class Cli
{
    /// <summary>A machine whose clock stands still and from which no AWS can be reached.</summary>
    public static HostEnvironment Nowhere { get; } = new()
    {
        Clock = new VirtualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)),
        HostName = "test-host",
        Seed = 1,
        Connect = _ => throw new InvalidOperationException("A test of the simulated engine reached for AWS."),
    };

    public static Task<CliResult> RunAsync(params string[] args) => RunAsync(engine => engine, default, args);

    /// <summary>Runs it with an engine that a test has prepared.</summary>
    public static Task<CliResult> RunAsync(Func<SimulatedEngine, SimulatedEngine> prepared, CancellationToken cancellation, params string[] args) =>
        RunAsync((world, options) => prepared(new SimulatedEngine(world, options)), Nowhere, args, cancellation);

    /// <summary>Runs it with another state machine than the pipeline's.</summary>
    public static Task<CliResult> RunAsync(StateMachineDocument document, params string[] args) =>
        RunAsync((world, options) => new SimulatedEngine(world, options, document), Nowhere, args, default);

    /// <summary>Runs it with the engine that a test makes.</summary>
    public static Task<CliResult> RunAsync(Func<WorldDefinition, SimulatedEngineOptions, SimulatedEngine> engines, params string[] args) => RunAsync(engines, Nowhere, args, default);

    /// <summary>Runs it on a machine that a test has prepared.</summary>
    public static Task<CliResult> RunAsync(HostEnvironment host, CancellationToken cancellation, params string[] args) =>
        RunAsync((world, options) => new SimulatedEngine(world, options), host, args, cancellation);

    /// <summary>Runs it with something in standard input.</summary>
    public static Task<CliResult> RunWithInputAsync(string input, params string[] args) =>
        RunAsync((world, options) => new SimulatedEngine(world, options), Nowhere, args, default, input);

    private static async Task<CliResult> RunAsync(
        Func<WorldDefinition, SimulatedEngineOptions, SimulatedEngine> engines, HostEnvironment host, string[] args, CancellationToken cancellation, string input = "")
    {
        using var reader = new StringReader(input);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(Terminal.Console(output, isTerminal: false, isPlain: false), Terminal.Console(error, isTerminal: false, isPlain: false)) { In = reader };
        var exitCode = await new CommandLine(terminal, engines, host).InvokeAsync(args, cancellation);
        return new CliResult(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The path of an example.</summary>
    public static string Example(string name) => ExampleRequests.PathOf(name);
}
