using System.Diagnostics;
using Xunit;

namespace AmiPipeline.TestSupport;

/// <summary>Programs of this machine that tests run.</summary>
public static class Tool
{
    /// <summary>Where the program of this name is on the PATH; null if there is none.</summary>
    public static string? PathOf(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Whether there is a program of this name on the PATH.</summary>
    public static bool IsInstalled(string name) => PathOf(name) is not null;

    /// <summary>Skips the test, with the reason, unless there is a program of this name on the PATH.</summary>
    public static void SkipUnlessInstalled(string name) => Assert.SkipUnless(IsInstalled(name), $"{name} is not installed.");

    /// <summary>Runs a program to its end, with nothing on its standard input.</summary>
    /// <param name="start">What to run; its streams are redirected here.</param>
    public static async Task<ToolResult> RunAsync(ProcessStartInfo start)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ToolResult(process.ExitCode, output, await error);
    }
}
