using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>The checked-in templates are what the app gives: a change of what is deployed shows in the change that makes it.</summary>
public sealed class TemplateFileTests
{
    [Fact]
    [Trait(GeneratedFile.Trait, CheckedInTemplates.Folder)]
    public void Templates_AreWhatTheAppGives()
    {
        Cdk.SkipWithoutNode();

        Assert.All(
            Cdk.Templates.Concat(Cdk.OtherAccountTemplates),
            stack => GeneratedFile.Verify(CheckedInTemplates.PathOf(stack.Key), TemplateFile.Normalize(stack.Value), "infra/*.cs"));
    }

    /// <summary>Nearly all of it is the same: the difference is shorter to read.</summary>
    [Fact]
    [Trait(GeneratedFile.Trait, $"{CheckedInTemplates.Folder}/other-account")]
    public void TemplateForOtherAccounts_DiffersInWhatIsCheckedIn()
    {
        Cdk.SkipWithoutNode();

        GeneratedFile.Verify(
            CheckedInTemplates.PathOf($"other-account/{PipelineName.Default}"),
            TemplateFile.Difference(Cdk.SharingTemplates[PipelineName.Default], Cdk.Templates[PipelineName.Default]),
            "infra/*.cs");
    }

    /// <summary>New code is new versions beside the old ones, which are retained; nothing else of the stack changes.</summary>
    [Fact]
    public void Versions_OfNewCode_AreNewResources()
    {
        Cdk.SkipWithoutNode();
        var (before, after) = (Cdk.Templates[PipelineName.Default], Cdk.TemplatesWithOtherCode[PipelineName.Default]);

        var (old, now) = (TemplateFile.Versions(before), TemplateFile.Versions(after));

        Assert.Equal(FunctionNames.All.Count, old.Count);
        Assert.Equal(old.Count, now.Count);
        Assert.Empty(old.Intersect(now));
        Assert.Equal(TemplateFile.Normalize(before), TemplateFile.Normalize(after));
    }

    /// <summary>The code's name in a template is that of its content.</summary>
    [Fact]
    public void Asset_OfAnotherPackage_IsAnother()
    {
        Cdk.SkipWithoutNode();

        Assert.Empty(Assets(Cdk.Templates).Intersect(Assets(Cdk.RootTemplates)));
    }

    /// <summary>New code must not change the checked-in template, and anything else must.</summary>
    [Fact]
    public void Normalize_OfNewCode_GivesTheSameTemplate()
    {
        var (one, other) = (Text('a', "512"), Text('b', "512"));

        Assert.NotEqual(one, other);
        Assert.Equal(TemplateFile.Normalize(one), TemplateFile.Normalize(other));
        Assert.NotEqual(TemplateFile.Normalize(one), TemplateFile.Normalize(Text('a', "1024")));
    }

    private static IEnumerable<string> Assets(IReadOnlyDictionary<string, string> templates) => new Template(templates[PipelineName.Default])
        .OfType("AWS::Lambda::Function").Values.Select(function => function.GetProperty("Code").Text("S3Key")!).Distinct();

    private static string Text(char digit, string memory) =>
        $$"""{ "S3Key": "{{new string(digit, 64)}}.zip", "Ref": "PlanImageFunctionCurrentVersion3BEB8A24{{new string(digit, 32)}}", "MemorySize": {{memory}} }""";
}
