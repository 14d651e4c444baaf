using System.Text.RegularExpressions;
using AmiPipeline.Simulator.AutoScaling;
using AmiPipeline.Simulator.DynamoDb;
using AmiPipeline.Simulator.Iam;
using AmiPipeline.Simulator.Kms;
using AmiPipeline.Simulator.Services;
using AmiPipeline.Simulator.Ssm;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>The document of what is modelled names tests that exist, and every action there is.</summary>
public sealed class FidelityDocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "simulator-fidelity.md"));

    [Fact]
    public void Document_NamesOnlyTestsThatExist()
    {
        var named = Regex.Matches(Document, @"`(\w+Tests)\.(\w+)`").Select(match => (Class: match.Groups[1].Value, Method: match.Groups[2].Value));

        var classes = typeof(FidelityDocumentTests).Assembly.GetTypes().ToLookup(type => type.Name);

        var missing = named.Where(test => !classes[test.Class].Any(type => type.GetMethod(test.Method) is not null));

        Assert.Empty(missing);
    }

    // What is listed under "Actions" is what the port answers, and the other way round.
    [Fact]
    public void Document_NamesEveryAction_AndNoOther()
    {
        var start = Document.IndexOf("## Actions", StringComparison.Ordinal);
        var list = Document[start..Document.IndexOf("Every action, parameter and filter", start, StringComparison.Ordinal)];
        var actions = Regex.Replace(list, "^- [^:]*:", "", RegexOptions.Multiline);
        var named = Regex.Matches(actions, @"\b[A-Z][a-z]+(?:[A-Z][a-z0-9]*)+\b").Select(match => match.Value);

        IEnumerable<string> modelled = [.. Ec2Actions.ByName.Keys, .. KmsActions.ByName.Keys, .. SsmActions.ByName.Keys, .. DynamoDbActions.ByName.Keys, .. StsActions.ByName.Keys, .. AutoScalingActions.ByName.Keys];
        Assert.Equal(modelled.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }
}
