using Amazon.Lambda.RuntimeSupport;
using AmiPipeline.Functions.Logging;
using AmiPipeline.ReportFunction;

// The composition root of what Lambda's dotnet10 runs.
using var host = new ReportHost(Environment.GetEnvironmentVariable, TimeProvider.System, Console.OpenStandardOutput());
using var bootstrap = LambdaBootstrapBuilder.Create(host.InvokeAsync).UseBootstrapHandler(host.InitializeAsync).Build();
try
{
    await bootstrap.RunAsync();
    return 0;
}
catch (Exception error)
{
    // Lambda has been given the reason; it starts the process anew.
    using var log = new StreamWriter(Console.OpenStandardError());
    log.WriteLine(LogLine.Create(TimeProvider.System.GetUtcNow(), LogLine.Error, json => LogLine.WriteError(json, error.GetType().Name, error.Message)));
    return 1;
}
