using AmiPipeline.Functions.Hosting;

// The composition root of what Lambda runs: here alone a function meets its environment, its clock and its console.
CertificateBundle.ReadOnce(Environment.GetEnvironmentVariable, File.Exists, CertificateBundle.SetVariable);
using var host = new FunctionHost(http => DeployedFunction.CreateAsync(Environment.GetEnvironmentVariable, TimeProvider.System, http), TimeProvider.System, Console.OpenStandardOutput());
return await host.RunAsync(Console.OpenStandardError);
