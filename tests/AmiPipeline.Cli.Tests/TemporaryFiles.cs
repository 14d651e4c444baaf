using Xunit;

namespace AmiPipeline.Cli.Tests;

/// <summary>A directory of files for one test, removed at its end.</summary>
internal sealed class TemporaryFiles : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("ami-pipeline-");

    /// <summary>Writes a file and gives its path.</summary>
    public string Add(string name, string text)
    {
        var path = PathOf(name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>A request beside the simulated account of the examples.</summary>
    public string Request(string json)
    {
        File.Copy(Cli.Example("simulated-account.json"), PathOf("simulated-account.json"));
        return Add("request.json", json);
    }

    /// <summary>The directory.</summary>
    public string Folder => _directory.FullName;

    /// <summary>The text of one of its files.</summary>
    public Task<string> ReadAsync(string name) => File.ReadAllTextAsync(PathOf(name), TestContext.Current.CancellationToken);

    public string PathOf(string name) => Path.Combine(_directory.FullName, name);

    public void Dispose() => _directory.Delete(recursive: true);
}
