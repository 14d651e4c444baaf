using System.Text;
using AmiPipeline.Bootstrap.Tests.Running;
using Xunit;

namespace AmiPipeline.Bootstrap.Tests;

/// <summary>What <c>dotnet publish</c> leaves for Lambda.</summary>
public sealed class PublishedFileTests(PublishedBootstrap bootstrap)
{
    private const string Check = "src/AmiPipeline.Functions/check-glibc.sh";

    [Fact]
    public void Publish_LeavesOneExecutableFile()
    {
        var file = Assert.Single(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(bootstrap.Path)!));

        Assert.Equal("bootstrap", Path.GetFileName(file));
        Assert.True(OperatingSystem.IsLinux() && File.GetUnixFileMode(file).HasFlag(UnixFileMode.OtherExecute), "Lambda must be able to start it.");
    }

    /// <summary>
    /// <c>NeverCalled.xml</c> leaves out what the SDK's own HTTP client would bring: of Brotli, by which it grows most, the dictionary (RFC 7932, appendix A) is easily
    /// reported. All else would have its names in stack traces.
    /// </summary>
    [Theory]
    [InlineData("timedownlifeleftback")]
    [InlineData("SharedCredentialsFile")]
    [InlineData("ProcessAWSCredentials")]
    [InlineData("ParticleContentValidator")]
    [InlineData("HPackDecoder")]
    [InlineData("PasswordBasedEncryption")]
    [InlineData("SymbolicRegexMatcher")]
    public void Publish_LeavesOutWhatIsNeverCalled(string mark) =>
        Assert.True(File.ReadAllBytes(bootstrap.Path).AsSpan().IndexOf(Encoding.ASCII.GetBytes(mark)) < 0, $"The executable holds {mark}.");

    [Fact]
    public void CheckGlibc_OfTheExecutable_FindsNothingNewerThanAmazonLinuxs()
    {
        var (exit, output) = Publishing.Run(Repository.Root, [Check, bootstrap.Path, "2.34"], "sh");

        Assert.Equal((0, ""), (exit, output));
    }

    [Fact]
    public void CheckGlibc_WhereTheLibraryIsOlder_FailsByTheSymbolsName()
    {
        var (exit, output) = Publishing.Run(Repository.Root, [Check, bootstrap.Path, "2.2.5"], "sh");

        Assert.NotEqual(0, exit);
        Assert.Matches(@"bootstrap needs \w+@GLIBC_2\.\d+, newer than GLIBC_2\.2\.5", output);
    }

    [Fact]
    public void CheckGlibc_OfAFileThatIsNoExecutable_Fails()
    {
        using var file = new TemporaryFile("#!/bin/sh");
        _ = bootstrap.Path;

        var (exit, _) = Publishing.Run(Repository.Root, [Check, file.Path, "2.34"], "sh");

        Assert.NotEqual(0, exit);
    }
}
