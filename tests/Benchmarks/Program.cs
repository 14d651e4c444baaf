using AmiPipeline.Benchmarks;
using AmiPipeline.Benchmarks.ColdStart;
using AmiPipeline.Benchmarks.Load;

// dotnet run -c Release --project tests/Benchmarks [-- --update]
// dotnet run -c Release --project tests/Benchmarks -- --routes [--update]
// dotnet run -c Release --project tests/Benchmarks -- --load [--update]
// dotnet run -c Release --project tests/Benchmarks -- --cold-start [--update]
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

void Publish(string section, string report)
{
    Console.Write(report);
    if (args.Contains("--update"))
    {
        const string Document = "docs/benchmarks.md";
        File.WriteAllText(Repository.PathOf(Document), MarkedSection.Put(Repository.Read(Document), section, $"\n{report}\n"));
    }
}
