using System.IO.Compression;

namespace AmiPipeline.Infra.Packaging;

/// <summary>The functions as Lambda takes them: a zip of the executable and the files beside it.</summary>
internal static class FunctionPackage
{
    /// <summary>The name under which Lambda starts an executable of <c>provided.al2023</c>.</summary>
    public const string Bootstrap = "bootstrap";

    // The asset's hash is that of the bytes: the same content has to give the same bytes on every machine, at any time.
    private static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const int RegularFile = 0x8000;
    private const int ExecutableByAll = RegularFile | 0b111_101_101;
    private const int ReadableByAll = RegularFile | 0b110_100_100;

    /// <summary>Writes the zip.</summary>
    /// <param name="path">The zip's path; a file there is replaced.</param>
    /// <param name="bootstrap">The executable.</param>
    /// <param name="beside">The files beside it: content by name.</param>
    public static void Write(string path, byte[] bootstrap, IReadOnlyDictionary<string, byte[]> beside)
    {
        using var file = File.Create(path);
        using var zip = new ZipArchive(file, ZipArchiveMode.Create);
        Add(zip, Bootstrap, bootstrap, ExecutableByAll);
        foreach (var (name, content) in beside.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            Add(zip, name, content, ReadableByAll);
        }
    }

    /// <summary>Writes the zip of a folder's files, except symbols.</summary>
    /// <param name="path">The zip's path; a file there is replaced.</param>
    /// <param name="folder">The folder.</param>
    public static void WriteFolder(string path, string folder)
    {
        using var file = File.Create(path);
        using var zip = new ZipArchive(file, ZipArchiveMode.Create);
        foreach (var one in Directory.EnumerateFiles(folder).Where(one => Path.GetExtension(one) != ".pdb").Order(StringComparer.Ordinal))
        {
            Add(zip, Path.GetFileName(one), File.ReadAllBytes(one), ReadableByAll);
        }
    }

    private static void Add(ZipArchive zip, string name, byte[] content, int mode)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = FixedTime;
        entry.ExternalAttributes = mode << 16;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
