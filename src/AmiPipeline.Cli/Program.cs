using AmiPipeline.Cli;
using AmiPipeline.Cli.Engines;

// The composition root: here alone the program meets its console and its environment.
var isPlain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
var terminal = new Terminal(
    Terminal.Console(Console.Out, !Console.IsOutputRedirected, isPlain),
    Terminal.Console(Console.Error, !Console.IsErrorRedirected, isPlain))
{
    In = Console.In,
};

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // The first Ctrl-C ends things in an orderly way, the second one the process.
    pressed.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
};

return await new CommandLine(terminal, (world, options) => new SimulatedEngine(world, options)).InvokeAsync(args, cancellation.Token);
