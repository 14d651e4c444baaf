namespace AmiPipeline.Bootstrap.Tests.Running;

/// <summary>What is beside the executable in a function's package, in a folder for as long as this lives.</summary>
internal sealed class TaskRoot : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ami-pipeline-task-");

    /// <summary>A package with a configuration; null for one without.</summary>
    public TaskRoot(string? configuration)
    {
        if (configuration is not null)
        {
            File.WriteAllText(System.IO.Path.Combine(Path, "deployment.json"), configuration);
        }
    }

    public string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
