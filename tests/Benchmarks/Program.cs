using AmiPipeline.Benchmarks;
using AmiPipeline.Benchmarks.ColdStart;
using AmiPipeline.Benchmarks.Load;
using AmiPipeline.Benchmarks.Reliability;
using AmiPipeline.Benchmarks.Scale;

// dotnet run -c Release --project tests/Benchmarks [-- --update]
// dotnet run -c Release --project tests/Benchmarks -- --routes [--update]
// dotnet run -c Release --project tests/Benchmarks -- --load [--update]
// dotnet run -c Release --project tests/Benchmarks -- --cold-start [--update]
// dotnet run -c Release --project tests/Benchmarks -- --reliability [--update]
// dotnet run -c Release --project tests/Benchmarks -- --scale [--update | --longest]
if (args.Contains("--routes"))
{
    Publish("routes", await RoutesReport.WriteAsync());
    return 0;
}

if (args.Contains("--load"))
{
    return await LoadAsync();
}

if (args.Contains("--cold-start"))
{
    Publish("cold start", await ColdStartReport.WriteAsync());
    return 0;
}

if (args.Contains("--reliability"))
{
    return await ExploreAsync();
}

if (args.Contains("--scale"))
{
    return await ScaleAsync();
}

if (OneCore.RunPinned(args) is { } exitCode)
{
    return exitCode;
}

var text = $"""
    {await new Report(new Meter(TimeSpan.FromSeconds(3))).WriteAsync()}
    .NET {Environment.Version}, {(Environment.ProcessorCount == 1 ? "on one core" : "not pinned to one core")}. Rates are per second of processor time, including garbage collection, measured after tiered compilation has settled.

    """;
Publish("benchmarks", text);
return 0;

async Task<int> LoadAsync()
{
    if (Environment.ProcessorCount != 2)
    {
        Console.Error.WriteLine($"The load benchmark needs two cores, not {Environment.ProcessorCount}. On Linux: taskset --cpu-list 0,1 dotnet run …");
        return 1;
    }

    Publish("load", await new LoadReport(clients: 50, TimeSpan.FromSeconds(60)).WriteAsync());
    return 0;
}

async Task<int> ExploreAsync()
{
    // The page has more than a change has to wait for.
    var isWhole = args.Contains("--update");
    var exploration = new ReliabilityReport(pairs: isWhole ? 200 : 50, isWhole);
    Publish("reliability", await exploration.WriteAsync(), "docs/reliability.md");
    var bad = exploration.Bad.ToList();
    bad.ForEach(Console.Error.WriteLine);
    return bad.Count == 0 ? 0 : 1;
}

async Task<int> ScaleAsync()
{
    var scale = new ScaleReport();
    if (args.Contains("--longest"))
    {
        Console.Write(await scale.WriteLongestAsync());
        return scale.Bad.Any() ? 1 : 0;
    }

    Publish("scale", await scale.WriteAsync(), "docs/scale.md");
    if (args.Contains("--update"))
    {
        File.WriteAllText(Repository.PathOf("docs/images/scale.svg"), scale.Plot);
    }

    var bad = scale.Bad.ToList();
    bad.ForEach(Console.Error.WriteLine);
    return bad.Count == 0 ? 0 : 1;
}

void Publish(string section, string report, string document = "docs/benchmarks.md")
{
    Console.Write(report);
    if (args.Contains("--update"))
    {
        File.WriteAllText(Repository.PathOf(document), MarkedSection.Put(Repository.Read(document), section, $"\n{report}\n"));
    }
}
