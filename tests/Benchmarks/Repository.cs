namespace AmiPipeline.Benchmarks;

/// <summary>The files of the repository that this program was built in.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(Path(relative));

    private static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(directory.FullName, "AmiPipeline.sln")))
            {
                return directory.FullName;
            }
        }

        throw new InvalidOperationException("AmiPipeline.sln is in no directory above this program: run it from its repository.");
    }
}
