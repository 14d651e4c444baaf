using AmiPipeline.Tests;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>The checked-in templates are what the app gives: a change of what is deployed shows in the change that makes it.</summary>
public sealed class TemplateFileTests
{
    private const string UpdateVariable = "UPDATE_TEMPLATES";

    [Fact]
    public void Templates_AreWhatTheAppGives()
    {
        Cdk.SkipWithoutNode();

        Assert.All(Cdk.Templates.Concat(Cdk.OtherAccountTemplates), stack => AssertGiven(TemplateFile.PathOf(stack.Key), stack.Value));
        AssertGiven(TemplateFile.PathOf($"other-account/{PipelineNames.StateMachine}"), Cdk.SharingTemplates[PipelineNames.StateMachine]);
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

    private static void AssertGiven(string path, string template)
    {
        var given = TemplateFile.Normalize(template);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            CheckedIn.Write(path, given);
        }

        var kept = CheckedIn.Read(path);
        Assert.True(
            given == kept,
            $"{path} is not what infra/*.cs gives. Update it with: {UpdateVariable}=1 dotnet test --project tests/AmiPipeline.Infra.Tests\n{LineDiff.Of(kept, given)}");
    }

    private static string Template(char digit, string memory) =>
        $$"""{ "S3Key": "{{new string(digit, 64)}}.zip", "Ref": "PlanImageFunctionCurrentVersion3BEB8A24{{new string(digit, 32)}}", "MemorySize": {{memory}} }""";
}
