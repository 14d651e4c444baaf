namespace AmiPipeline.Tests;

/// <summary>Generated files that are checked in, found from where the tests run.</summary>
internal static class CheckedIn
{
    /// <summary>A file's text by its path from the repository's root; empty where it is missing.</summary>
    public static string Read(string path)
    {
        var file = FullPath(path);
        return File.Exists(file) ? File.ReadAllText(file) : "";
    }

    /// <summary>Replaces a file, by its path from the repository's root.</summary>
    public static void Write(string path, string text)
    {
        var file = FullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Where a file is on this machine, by its path from the repository's root.</summary>
    public static string FullPath(string path) => Path.Combine(Root(), path);

    /// <summary>The repository's folder.</summary>
    public static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "AmiPipeline.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("AmiPipeline.sln is in no folder above the tests.");
    }
}
