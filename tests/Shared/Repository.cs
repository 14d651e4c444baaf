using System.Text.RegularExpressions;

namespace AmiPipeline.TestSupport;

/// <summary>The project's own files, found from the folder that the tests run in.</summary>
public static class Repository
{
    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The full path of a file by its path from the root.</summary>
    public static string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>A file's text by its path from the root.</summary>
    public static string Read(string path) => File.ReadAllText(PathOf(path));

    /// <summary>Every file of ours that ends with <paramref name="extension"/>, by its path from the root, in order.</summary>
    public static IEnumerable<string> Files(string extension) =>
        Directory.EnumerateFiles(Root, "*" + extension, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !Regex.IsMatch(path, @"(^|/)(bin|obj|\.git|artifacts|cdk\.out|node_modules)/"))
            .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "AmiPipeline.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds AmiPipeline.sln.");
    }
}
