using System.IO.Compression;
using AmiPipeline.Infra.Packaging;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>The zip's hash is the functions' version: it may change with their content, and with nothing else.</summary>
public sealed class FunctionPackageTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("ami-pipeline-package-tests-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void Package_OfTheSameContent_IsTheSameBytes() =>
        Assert.Equal(Package("a.zip", "code", ("one", "1"), ("two", "2")), Package("b.zip", "code", ("two", "2"), ("one", "1")));

    [Fact]
    public void Package_OfOtherContent_IsOtherBytes()
    {
        var package = Package("a.zip", "code", ("one", "1"));

        Assert.NotEqual(package, Package("b.zip", "code", ("one", "2")));
        Assert.NotEqual(package, Package("c.zip", "Code", ("one", "1")));
    }

    /// <summary>Lambda unpacks the modes too: a bootstrap that may not be executed is <c>Runtime.InvalidEntrypoint</c>.</summary>
    [Fact]
    public void Package_HoldsAnExecutableAndReadableFiles()
    {
        using var zip = new ZipArchive(new MemoryStream(Package("a.zip", "code", ("deployment.json", "{}"))));

        Assert.Equal(
            [("bootstrap", "-rwxr-xr-x", "code"), ("deployment.json", "-rw-r--r--", "{}")],
            zip.Entries.Select(entry => (entry.FullName, Mode(entry), Text(entry))));
    }

    private byte[] Package(string name, string bootstrap, params (string Name, string Text)[] beside)
    {
        var path = Path.Combine(_directory.FullName, name);
        FunctionPackage.Write(path, Bytes(bootstrap), beside.ToDictionary(file => file.Name, file => Bytes(file.Text)));
        return File.ReadAllBytes(path);
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static string Mode(ZipArchiveEntry entry)
    {
        var mode = entry.ExternalAttributes >>> 16;
        var kind = (mode & 0xF000) == 0x8000 ? "-" : "?";
        return kind + string.Concat("rwxrwxrwx".Select((letter, index) => (mode & (0b100_000_000 >> index)) == 0 ? '-' : letter));
    }
}
