using AmiPipeline.Functions.Hosting;
using AmiPipeline.ReportFunction;

// The composition root of what Lambda's dotnet10 runs.
using var host = new FunctionHost(
    http => Task.FromResult(DeployedReportFunction.Create(Environment.GetEnvironmentVariable, TimeProvider.System, http)), TimeProvider.System, Console.OpenStandardOutput());
return await host.RunAsync(Console.OpenStandardError);
