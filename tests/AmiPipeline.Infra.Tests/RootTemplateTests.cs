using AmiPipeline.Configuration;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>What is deployed from a fresh clone does nothing by itself: it makes images when somebody asks for one.</summary>
public sealed class RootTemplateTests
{
    [Fact]
    public void Rules_OfTheRoot_CleanUpAlone()
    {
        Cdk.SkipWithoutNode();
        var rules = new Template(Cdk.RootTemplates[PipelineName.Default]).OfType("AWS::Events::Rule").Values;

        Assert.Equal(["rate(1 hour)"], rules.Select(rule => rule.Text("ScheduleExpression")).Where(schedule => schedule is not null));
        Assert.Equal(
            ["aws.states", "aws.states"],
            rules.Where(rule => rule.TryGetProperty("EventPattern", out _)).SelectMany(rule => Template.Texts(rule.GetProperty("EventPattern"), "source")));
    }

    /// <summary>What is shown of the checked-in template's roles holds for these too.</summary>
    [Fact]
    public void Roles_OfTheRoot_AreThoseOfTheCheckedInTemplate()
    {
        Cdk.SkipWithoutNode();

        Assert.Equal(Roles(TemplateFile.Normalize(Cdk.RootTemplates[PipelineName.Default])), Roles(CheckedInTemplates.Read(PipelineName.Default)));
    }

    /// <summary>All else of the checked-in template, which has triggers, is what is deployed from a fresh clone.</summary>
    [Fact]
    public void Root_DiffersFromTheExampleWithTriggersInThemAlone()
    {
        var root = ConfigurationReader.Read(Repository.Read("deployment.json"));
        var example = ConfigurationReader.Read(Repository.Read("examples/triggers.deployment.json"));

        Assert.Empty(root.Triggers);
        Assert.Null(root.Reconciliation);
        Assert.NotEmpty(example.Triggers);
        Assert.Equal(root.Guardrails.Accounts, example.Guardrails.Accounts);
        Assert.Equal((root.LogRetentionDays, root.Guardrails.Keys, root.Guardrails.Regions), (example.LogRetentionDays, example.Guardrails.Keys, example.Guardrails.Regions));
    }

    private static IEnumerable<string> Roles(string template) =>
        new Template(template).OfType("AWS::IAM::Role").OrderBy(role => role.Key, StringComparer.Ordinal).Select(role => $"{role.Key}: {role.Value.GetRawText()}");
}
