using System.Text.RegularExpressions;
using Xunit;

namespace AmiPipeline.House.Tests;

/// <summary>One command updates every generated file: it runs the tests that have the trait.</summary>
public sealed partial class GeneratedFileTests
{
    // Built from parts, so that this file does not find itself.
    private const string Call = "GeneratedFile." + "Verify(";
    private const string Trait = "[Trait(GeneratedFile." + "Trait,";

    [Fact]
    public void Tests_OfGeneratedFiles_AllHaveTheTrait()
    {
        var tests = from path in Repository.Files(".cs")
                    from test in Start().Split(Repository.Read(path)).Skip(1)
                    where test.Contains(Call, StringComparison.Ordinal)
                    select (path, test);

        Assert.NotEmpty(tests);
        Assert.Empty(tests.Where(test => !test.test.Contains(Trait, StringComparison.Ordinal)).Select(test => test.path));
    }

    [Fact]
    public void UpdateCommand_IsAFileOfTheRepository() => Assert.True(File.Exists(Repository.PathOf(GeneratedFile.UpdateCommand)), GeneratedFile.UpdateCommand);

    [GeneratedRegex(@"\[(?:Fact|Theory)\b")]
    private static partial Regex Start();
}
