using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AmiPipeline.Cli;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Engines.Simulated;

// The composition root: the only place that touches the console, the clock and the environment.
var isPlain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
var terminal = new Terminal(
    Terminal.Console(Console.Out, !Console.IsOutputRedirected, isPlain),
    Terminal.Console(Console.Error, !Console.IsErrorRedirected, isPlain))
{
    In = Console.In,
};

using var interruption = new Interruption();
Console.CancelKeyPress += (_, pressed) => pressed.Cancel = interruption.Request();
using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = interruption.Request());

var host = new HostEnvironment
{
    Clock = TimeProvider.System,
    HostName = Environment.MachineName,
    Seed = RandomNumberGenerator.GetInt32(int.MaxValue),
    AtOnce = interruption.AtOnce,
};

return await new CommandLine(terminal, (world, options) => new SimulatedEngine(world, options), host).InvokeAsync(args, interruption.Orderly);
