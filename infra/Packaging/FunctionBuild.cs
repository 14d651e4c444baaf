using System.ComponentModel;
using System.Diagnostics;
using AmiPipeline.Infra.Options;

namespace AmiPipeline.Infra.Packaging;

/// <summary>Builds the functions' executable: one native executable for Lambda's <c>provided.al2023</c>.</summary>
internal static class FunctionBuild
{
    private const string Project = "src/AmiPipeline.Functions";
    private const string ReportProject = "src/AmiPipeline.ReportFunction";

    /// <summary>Where the executable is written: away from everyday builds, which would be restored again with every change of the packages' source.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="awsPackages">NuGet or Compat.</param>
    public static string ExecutableOf(string root, string awsPackages) => Path.Combine(Artifacts(root, awsPackages), "functions", FunctionPackage.Bootstrap);

    /// <summary>Publishes the executable; what the build says goes to <paramref name="log"/>.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="awsPackages">NuGet or Compat.</param>
    /// <param name="architecture">x64 or arm64: the machine's own, as Native AOT builds for no other.</param>
    /// <param name="log">Where the build's words go: the standard output belongs to the CDK CLI.</param>
    /// <returns>The executable's path.</returns>
    /// <exception cref="DeploymentFaultException">The build failed; the message says what to look at.</exception>
    public static string Publish(string root, string awsPackages, string architecture, TextWriter log)
    {
        var bootstrap = ExecutableOf(root, awsPackages);
        log.WriteLine($"Building the functions for linux-{architecture} with the AWS packages of {awsPackages}.");
        // A warning of somebody else's package is reported, but is no reason not to deploy. Analyzers are for the everyday build.
        var exitCode = Run(
            root, log, "publish", Project, "-p:TreatWarningsAsErrors=false", "-p:RunAnalyzers=false", "-c", "Release", "-r", $"linux-{architecture}", $"-p:AwsPackages={awsPackages}",
            "--artifacts-path", Artifacts(root, awsPackages), "-o", Path.GetDirectoryName(bootstrap)!, "-v", "quiet", "--nologo");
        return exitCode == 0 && File.Exists(bootstrap) ? bootstrap : throw new DeploymentFaultException(Advice(awsPackages));
    }

    /// <summary>Publishes the function that stores reports: assemblies for Lambda's <c>dotnet10</c>, on a processor of any kind.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="awsPackages">NuGet or Compat.</param>
    /// <param name="log">Where the build's words go.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="DeploymentFaultException">The build failed; the message says what to look at.</exception>
    public static string PublishReports(string root, string awsPackages, TextWriter log)
    {
        var folder = Path.Combine(Artifacts(root, awsPackages), "reports");
        log.WriteLine($"Building the function {FunctionNames.StoreReport} with the AWS packages of {awsPackages}.");
        var exitCode = Run(
            root, log, "publish", ReportProject, "-p:TreatWarningsAsErrors=false", "-p:RunAnalyzers=false", "-c", "Release", $"-p:AwsPackages={awsPackages}",
            "--artifacts-path", Artifacts(root, awsPackages), "-o", folder, "-v", "quiet", "--nologo");
        return exitCode == 0 ? folder : throw new DeploymentFaultException(
            $"""
            The function {FunctionNames.StoreReport} could not be built: "dotnet publish {ReportProject} -p:AwsPackages={awsPackages}" failed, for the reason above.
            - A package is missing: the packages of AWS are not on every feed. -c awsPackages=Compat builds with the stand-ins of src/Compat.
            - Otherwise, build it elsewhere, and give its folder with -c reportFunction=FOLDER.
            """);
    }

    private static string Artifacts(string root, string awsPackages) => Path.Combine(root, "artifacts", awsPackages);

    private static string Advice(string awsPackages) =>
        $"""
        The functions could not be built: "dotnet publish {Project} -p:AwsPackages={awsPackages}" failed, for the reason above.
        - A package is missing: the packages of AWS are not on every feed. -c awsPackages=Compat builds with the stand-ins of src/Compat.
        - The linker is missing: Native AOT needs clang or gcc, and binutils (Debian, Ubuntu: gcc).
        - This is not Linux, or not a Linux as old as Amazon Linux 2023: build there, and give the executable with -c bootstrap=FILE.
        """;

    private static int Run(string directory, TextWriter log, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.OutputDataReceived += (_, line) => Write(log, line.Data);
            process.ErrorDataReceived += (_, line) => Write(log, line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (Win32Exception error)
        {
            throw new DeploymentFaultException($"The functions could not be built: \"dotnet\" cannot be started: {error.Message}.");
        }
    }

    private static void Write(TextWriter log, string? line)
    {
        if (!string.IsNullOrEmpty(line))
        {
            lock (log)
            {
                log.WriteLine(line);
            }
        }
    }
}
