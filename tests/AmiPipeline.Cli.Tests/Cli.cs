using AmiPipeline.Cli.Engines;

namespace AmiPipeline.Cli.Tests;

/// <summary>The program in process, its output in a pipe.</summary>
internal static class Cli
{
    public static Task<CliResult> RunAsync(params string[] args) => RunAsync(engine => engine, default, args);

    /// <summary>Runs it with an engine that a test has prepared.</summary>
    public static async Task<CliResult> RunAsync(Func<SimulatedEngine, SimulatedEngine> prepared, CancellationToken cancellation, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(Terminal.Console(output, isTerminal: false, isPlain: false), Terminal.Console(error, isTerminal: false, isPlain: false));
        var exitCode = await new CommandLine(terminal, (world, options) => prepared(new SimulatedEngine(world, options))).InvokeAsync(args, cancellation);
        return new CliResult(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The path of an example.</summary>
    public static string Example(string name) => Path.Combine(Root(), "examples", name);

    /// <summary>The repository's directory.</summary>
    public static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "AmiPipeline.sln")))
        {
            directory = directory.Parent;
        }

        return directory.FullName;
    }
}
