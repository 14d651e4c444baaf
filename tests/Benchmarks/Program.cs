using AmiPipeline.Benchmarks;

// dotnet run -c Release --project tests/Benchmarks [-- --update-readme]
if (OneCore.RunPinned(args) is { } exitCode)
{
    return exitCode;
}

var text = $"""
    {await new Report(new Meter(TimeSpan.FromSeconds(3))).WriteAsync()}
    .NET {Environment.Version}, {(Environment.ProcessorCount == 1 ? "on one core" : "not kept on one core")}; rates by processor time, garbage collection included, after the compiler has come to rest.

    """;
Console.Write(text);
if (args.Contains("--update-readme") && !ReadmeSection.TryWrite(text))
{
    Console.Error.WriteLine("README.md has no marks for this table; nothing was written to it.");
}

return 0;
