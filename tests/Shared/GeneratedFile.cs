using Xunit;

namespace AmiPipeline.TestSupport;

/// <summary>A checked-in file that is generated from sources. Its test fails if the two differ; <see cref="UpdateCommand"/> rewrites it instead.</summary>
/// <remarks>A test that verifies such a file has the trait <see cref="Trait"/>, whose value is the file's path: the command runs these tests.</remarks>
public static class GeneratedFile
{
    /// <summary>The name of the trait.</summary>
    public const string Trait = "Generated";

    /// <summary>The command that rewrites every generated file, from the repository's root.</summary>
    public const string UpdateCommand = "./update-generated.sh";

    /// <summary>Whether files are rewritten in this run. Default: no.</summary>
    public static bool IsUpdating { get; } = Environment.GetEnvironmentVariable("AMI_PIPELINE_UPDATE_GENERATED") == "1";

    /// <summary>Asserts that a file is what its sources give, or rewrites it.</summary>
    /// <param name="path">Its path from the repository's root.</param>
    /// <param name="generated">The text that its sources give.</param>
    /// <param name="sources">What it is generated from, for the message.</param>
    public static void Verify(string path, string generated, string sources)
    {
        var file = Repository.PathOf(path);
        var checkedIn = File.Exists(file) ? File.ReadAllText(file) : "";
        if (IsUpdating && generated != checkedIn)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, generated);
            return;
        }

        Assert.True(generated == checkedIn, $"{path} differs from what {sources} generates. To update it, run {UpdateCommand}\n{LineDiff.Between(checkedIn, generated)}");
    }
}
