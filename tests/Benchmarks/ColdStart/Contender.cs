using System.IO.Compression;

namespace AmiPipeline.Benchmarks.ColdStart;

/// <summary>One way to run the functions.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="File">The program.</param>
/// <param name="Variables">What it needs in its environment beside Lambda's variables.</param>
internal sealed record Contender(string Name, string File, IReadOnlyDictionary<string, string?> Variables)
{
    public List<ColdStartSample> Samples { get; } = [];

    /// <summary>The size of the zip that Lambda would get, in megabytes.</summary>
    public double ZipMegabytes()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(File)!))
            {
                archive.CreateEntryFromFile(file, Path.GetFileName(file), CompressionLevel.SmallestSize);
            }
        }

        return zip.Length / 1e6;
    }
}
