using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AmiPipeline.Cli;
using AmiPipeline.Engines.Simulated;

// The composition root: the only place that touches the console, the clock and the environment.
var isPlain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
var isFile = isPlain && !Console.IsOutputRedirected && PlainTerminal.IsSupported;
var terminal = new Terminal(
    Terminal.Console(isFile ? PlainTerminal.Open(1) : Console.Out, !Console.IsOutputRedirected, isPlain, isFile ? PlainTerminal.FindWidth(1) : null),
    Terminal.Console(isFile ? PlainTerminal.Open(2) : Console.Error, !Console.IsErrorRedirected, isPlain, isFile ? PlainTerminal.FindWidth(2) : null))
{
    In = new StreamReader(Console.OpenStandardInput()),
};

using var interruption = new Interruption(TimeProvider.System);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = interruption.Request());
using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = interruption.Request());

var host = new HostEnvironment
{
    Clock = TimeProvider.System,
    HostName = Environment.MachineName,
    Seed = RandomNumberGenerator.GetInt32(int.MaxValue),
    AtOnce = interruption.AtOnce,
    RunningFolder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } data ? data : Path.GetTempPath(), "ami-pipeline", "running"),
};

return await new CommandLine(terminal, (world, options) => new SimulatedEngine(world, options), host).InvokeAsync(args, interruption.Orderly);
