using AmiPipeline.Benchmarks;
using AmiPipeline.Benchmarks.ColdStart;
using AmiPipeline.Benchmarks.Load;

// dotnet run -c Release --project tests/Benchmarks [-- --update]
// dotnet run -c Release --project tests/Benchmarks -- --load [--update]
// dotnet run -c Release --project tests/Benchmarks -- --cold-start [--update]
if (args.Contains("--load"))
{
    return await LoadAsync();
}

if (args.Contains("--cold-start"))
{
    Tell("cold start", await ColdStartReport.WriteAsync());
    return 0;
}

if (OneCore.RunPinned(args) is { } exitCode)
{
    return exitCode;
}

var text = $"""
    {await new Report(new Meter(TimeSpan.FromSeconds(3))).WriteAsync()}
    .NET {Environment.Version}, {(Environment.ProcessorCount == 1 ? "on one core" : "not kept on one core")}; rates by processor time, garbage collection included, after the compiler has come to rest.

    """;
Tell("benchmarks", text);
return 0;

async Task<int> LoadAsync()
{
    if (Environment.ProcessorCount != 2)
    {
        Console.Error.WriteLine($"The load is for two cores, here are {Environment.ProcessorCount}. On Linux: taskset --cpu-list 0,1 dotnet run …");
        return 1;
    }

    Tell("load", await new LoadReport(clients: 50, TimeSpan.FromSeconds(60)).WriteAsync());
    return 0;
}

void Tell(string section, string report)
{
    Console.Write(report);
    if (args.Contains("--update") && !ReportSection.TryWrite(section, report))
    {
        Console.Error.WriteLine($"{ReportSection.Document} has no marks for {section}; nothing was written to it.");
    }
}
