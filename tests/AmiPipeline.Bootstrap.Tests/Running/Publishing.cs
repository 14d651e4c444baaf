using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace AmiPipeline.Bootstrap.Tests.Running;

/// <summary>Publishes the functions from their sources, apart from what a build leaves: no other build is disturbed.</summary>
internal static class Publishing
{
    private const string Project = "src/AmiPipeline.Functions";

    // What the executable is made of, and what says how.
    private static readonly string[] Inputs = ["src/AmiPipeline", Project, "src/Compat", "infra/Packaging/FunctionBuild.cs", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json"];

    /// <summary>Why there can be no native executable here; null if there can.</summary>
    public static string? Obstacle() => OperatingSystem.IsLinux() ? ObstacleOfTools(IsOnPath) : "Lambda's executable is built on Linux only.";

    /// <summary>Which of the build's tools is missing, in words; null if all are there. What else is linked comes with the SDK's packages, zlib too.</summary>
    /// <param name="isThere">Whether there is a program of a name.</param>
    public static string? ObstacleOfTools(Predicate<string> isThere) =>
        !isThere("clang") && !isThere("gcc") ? "Native AOT links with clang or gcc, and neither is on the PATH."
        : !isThere("objcopy") ? "Native AOT puts the symbols apart with objcopy (binutils), and it is not on the PATH."
        : !isThere("readelf") ? "The executable's symbols are checked with readelf (binutils), and it is not on the PATH."
        : null;

    /// <summary>Publishes, unless what was published is newer than every source.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="name">Names the place under <c>artifacts</c>, which keeps what is up to date.</param>
    /// <param name="file">The file that is wanted.</param>
    /// <param name="properties">MSBuild properties.</param>
    /// <returns>The file's path.</returns>
    /// <exception cref="InvalidOperationException">It cannot be published; the message holds the output.</exception>
    public static string Publish(string root, string name, string file, params IEnumerable<string> properties)
    {
        var artifacts = Path.Combine(root, "artifacts", name);
        var output = Path.Combine(artifacts, "out");
        return Refresh(root, Path.Combine(output, file), () =>
        {
            var (exit, text) = Run(root, [
                "publish", Project, "--artifacts-path", artifacts, "--output", output, "--nologo", "--disable-build-servers", .. properties.Select(property => $"-p:{property}")]);
            if (exit != 0)
            {
                throw new InvalidOperationException($"dotnet publish {Project} failed with {exit}:\n{text}");
            }
        });
    }

    /// <summary>Publishes in some way, unless what was published is newer than every source. One process at a time: the others wait, and find what it made.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="wanted">The file that is wanted.</param>
    /// <param name="publish">Makes it.</param>
    /// <returns>The file's path.</returns>
    public static string Refresh(string root, string wanted, Action publish)
    {
        using var turn = new Mutex(initiallyOwned: false, $"Global\\ami-pipeline-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(wanted)))}");
        Take(turn);
        try
        {
            return RefreshInTurn(root, wanted, publish);
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }

    private static void Take(Mutex turn)
    {
        try
        {
            turn.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // The process that had it has ended without a word. Now it is this one's.
        }
    }

    private static string RefreshInTurn(string root, string wanted, Action publish)
    {
        if (File.Exists(wanted) && File.GetLastWriteTimeUtc(wanted) > NewestInput(root))
        {
            return wanted;
        }

        var begun = TimeProvider.System.GetUtcNow().UtcDateTime;
        publish();
        // An incremental publish leaves an executable alone that would come out the same; what is changed meanwhile is not in it.
        File.SetLastWriteTimeUtc(wanted, begun);
        return wanted;
    }

    /// <summary>Runs the <c>dotnet</c> command.</summary>
    public static (int Exit, string Output) Run(string root, IEnumerable<string> arguments, string program = "dotnet")
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }

    private static DateTime NewestInput(string root) =>
        Inputs.Select(input => Path.Combine(root, input))
            .SelectMany(path => Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                : File.Exists(path) ? [path] : throw new FileNotFoundException("An input of the executable is not where it is looked for.", path))
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Max(File.GetLastWriteTimeUtc);

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
