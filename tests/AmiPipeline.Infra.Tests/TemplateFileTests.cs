using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>The checked-in templates are what the app gives: a change of what is deployed shows in the change that makes it.</summary>
public sealed class TemplateFileTests
{
    [Fact]
    [Trait(GeneratedFile.Trait, TemplateFile.Folder)]
    public void Templates_AreWhatTheAppGives()
    {
        Cdk.SkipWithoutNode();

        var stacks = Cdk.Templates.Concat(Cdk.OtherAccountTemplates)
            .Append(new($"other-account/{PipelineNames.StateMachine}", Cdk.SharingTemplates[PipelineNames.StateMachine]));

        Assert.All(stacks, stack => GeneratedFile.Verify(TemplateFile.PathOf(stack.Key), TemplateFile.Normalize(stack.Value), "infra/*.cs"));
    }

    /// <summary>New code is new versions beside the old ones, which are retained; nothing else of the stack changes.</summary>
    [Fact]
    public void Versions_OfNewCode_AreNewResources()
    {
        Cdk.SkipWithoutNode();
        var (before, after) = (Cdk.Templates[PipelineNames.StateMachine], Cdk.TemplatesWithOtherCode[PipelineNames.StateMachine]);

        var (old, now) = (TemplateFile.Versions(before), TemplateFile.Versions(after));

        Assert.Equal(FunctionNames.All.Count, old.Count);
        Assert.Equal(old.Count, now.Count);
        Assert.Empty(old.Intersect(now));
        Assert.Equal(TemplateFile.Normalize(before), TemplateFile.Normalize(after));
    }

    /// <summary>New code must not change the checked-in template, and anything else must.</summary>
    [Fact]
    public void Normalize_OfNewCode_GivesTheSameTemplate()
    {
        var (one, other) = (Template('a', "512"), Template('b', "512"));

        Assert.NotEqual(one, other);
        Assert.Equal(TemplateFile.Normalize(one), TemplateFile.Normalize(other));
        Assert.NotEqual(TemplateFile.Normalize(one), TemplateFile.Normalize(Template('a', "1024")));
    }

    private static string Template(char digit, string memory) =>
        $$"""{ "S3Key": "{{new string(digit, 64)}}.zip", "Ref": "PlanImageFunctionCurrentVersion3BEB8A24{{new string(digit, 32)}}", "MemorySize": {{memory}} }""";
}
