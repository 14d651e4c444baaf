using Amazon.Lambda.RuntimeSupport;
using AmiPipeline.Functions.Hosting;
using AmiPipeline.Functions.Logging;

// The composition root of what Lambda runs: here alone a function meets its environment, its clock and its console.
CertificateBundle.ReadOnce(Environment.GetEnvironmentVariable, File.Exists, CertificateBundle.SetVariable);
using var host = new FunctionHost(Environment.GetEnvironmentVariable, TimeProvider.System, Console.OpenStandardOutput());
using var bootstrap = LambdaBootstrapBuilder.Create(host.InvokeAsync).UseBootstrapHandler(host.InitializeAsync).Build();
try
{
    await bootstrap.RunAsync();
    return 0;
}
catch (Exception error)
{
    // Lambda has been given the reason; it starts the process anew. Straight to standard error: Amazon.Lambda.RuntimeSupport puts writers of its own into Console.
    using var log = new StreamWriter(Console.OpenStandardError());
    log.WriteLine(LogLine.Create(TimeProvider.System.GetUtcNow(), LogLine.Error, json => LogLine.WriteError(json, error.GetType().Name, error.Message)));
    return 1;
}
