using AmiPipeline.Benchmarks;
using AmiPipeline.Benchmarks.ColdStart;

// dotnet run -c Release --project tests/Benchmarks [-- [cold-start] [--update-readme]]
var isColdStart = args.Contains("cold-start");
if (!isColdStart && OneCore.RunPinned(args) is { } exitCode)
{
    return exitCode;
}

var section = isColdStart ? "cold start" : "benchmarks";
var text = isColdStart
    ? await ColdStartReport.WriteAsync()
    : $"""
    {await new Report(new Meter(TimeSpan.FromSeconds(3))).WriteAsync()}
    .NET {Environment.Version}, {(Environment.ProcessorCount == 1 ? "on one core" : "not kept on one core")}; rates by processor time, garbage collection included, after the compiler has come to rest.

    """;
Console.Write(text);
if (args.Contains("--update-readme") && !ReadmeSection.TryWrite(section, text))
{
    Console.Error.WriteLine($"README.md has no marks for {section}; nothing was written to it.");
}

return 0;
