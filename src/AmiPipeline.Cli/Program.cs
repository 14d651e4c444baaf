using AmiPipeline.Cli.Engines;
using AmiPipeline.Simulator;

var world = WorldDefinition.Parse(File.ReadAllText("examples/simulated-account.json"));
var engine = new SimulatedEngine(world, new SimulatedEngineOptions { OnEvent = e => Console.WriteLine($"{e.Timestamp:HH:mm:ss} {e.Type} {e.Name}"), Log = Console.WriteLine });
var report = await engine.RunAsync(File.ReadAllText(args[0]), Path.GetFileNameWithoutExtension(args[0]));
Console.WriteLine(report);
return 0;
