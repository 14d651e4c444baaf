using System.Diagnostics;

namespace AmiPipeline.Benchmarks;

/// <summary>Keeps the whole process, garbage collector and compiler included, on one core.</summary>
internal static class OneCore
{
    /// <summary>
    /// Starts this program again on one core, and waits for its end. A process that pins itself pins only its main thread, and its
    /// runtime has made itself at home on all cores by then; a child inherits the one core before its runtime starts.
    /// </summary>
    /// <returns>The exit code of the second process; null if this one is on one core already, or cannot be kept on one.</returns>
    public static int? RunPinned(string[] arguments)
    {
        if (Environment.ProcessorCount == 1 || !(OperatingSystem.IsLinux() || OperatingSystem.IsWindows()))
        {
            return null;
        }

        using var current = Process.GetCurrentProcess();
        var allowed = (ulong)current.ProcessorAffinity;
        current.ProcessorAffinity = (nint)(allowed & ~(allowed - 1));
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Own(), .. arguments]);
        // On one core the runtime waits ten times longer than elsewhere until it optimises what is hot. The warm-up would take minutes.
        start.Environment["DOTNET_TC_DelaySingleProcMultiplier"] = "1";
        using var pinned = Process.Start(start)!;
        pinned.WaitForExit();
        return pinned.ExitCode;
    }

    /// <summary>The program itself, if it was started by the <c>dotnet</c> command.</summary>
    private static IEnumerable<string> Own() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
}
