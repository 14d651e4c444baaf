using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace AmiPipeline.House.Tests;

/// <summary>What is checked in works on any machine: it names no place on the one it was written on.</summary>
public sealed partial class PathsTests
{
    // Built from parts, so that this file does not find itself.
    private const string RecordedCases = ".." + "/shared";

    [Fact]
    public void Files_NameNoPathOfADevelopmentMachine() =>
        Assert.Empty(from path in TrackedTexts()
                     from line in Lines(path)
                     where MachinePath().IsMatch(line.Text)
                     select $"{path}:{line.Number}: {line.Text.Trim()}");

    /// <summary>Only tests may look for the recorded cases beside the repository.</summary>
    [Fact]
    public void FilesButTests_NameNothingBesideTheRepository() =>
        Assert.Empty(from path in TrackedTexts()
                     where !path.StartsWith("tests/", StringComparison.Ordinal) || path.EndsWith(".md", StringComparison.Ordinal)
                     from line in Lines(path)
                     where line.Text.Contains(RecordedCases, StringComparison.Ordinal)
                     select $"{path}:{line.Number}: {line.Text.Trim()}");

    [Theory]
    [InlineData("see {0}home/ann/notes", true)]
    [InlineData("\"{0}root/.aws/config\"", true)]
    [InlineData("({0}work/main)", true)]
    [InlineData("> {0}tmp/log", true)]
    [InlineData("{0}Users/ann/src", true)]
    [InlineData("file://{0}home/ann", true)]
    [InlineData("https://example.com{0}home/page", false)]
    [InlineData("examples{0}work/request.json", false)]
    [InlineData("{0}dev/sda1", false)]
    [InlineData("{0}workers/", false)]
    public void MachinePath_OfALine_IsAnAbsolutePathOnly(string line, bool expected) =>
        Assert.Equal(expected, MachinePath().IsMatch(string.Format(line, "/")));

    // An absolute path starts at a slash that no name precedes; only a file URL has a slash before it.
    [GeneratedRegex("""(?:(?<![\w.~/}\)*-])|(?<=file://))/(?:home|root|work|tmp|Users)/|\b[A-Z]:\\Users\\""")]
    private static partial Regex MachinePath();

    private static IEnumerable<(int Number, string Text)> Lines(string path) =>
        Repository.Read(path).Split('\n').Select((text, index) => (index + 1, text));

    private static IEnumerable<string> TrackedTexts() =>
        Tracked().Where(path => File.Exists(Path.Combine(Repository.Root, path)) && !Repository.Read(path).Contains('\0'));

    private static string[] Tracked()
    {
        Assert.SkipUnless(Path.Exists(Path.Combine(Repository.Root, ".git")), "Not a git clone: what is tracked is not known.");

        var start = new ProcessStartInfo("git", ["ls-files", "-z"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }
}
