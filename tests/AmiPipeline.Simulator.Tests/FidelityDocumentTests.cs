using System.Text.RegularExpressions;
using AmiPipeline.Simulator.Services;
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

    [Fact]
    public void Document_NamesEveryAction()
    {
        Assert.All(Ec2Actions.ByName.Keys, action => Assert.Matches($@"\b{action}\b", Document));
    }
}
