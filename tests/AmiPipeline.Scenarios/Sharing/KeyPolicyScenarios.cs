using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios.Sharing;

/// <summary>The key policy statements of docs/deploying.md, under the roles of the templates: with them everything works, without any one nothing does.</summary>
public sealed partial class KeyPolicyScenarios
{
    private const int None = -1;
    private const string Golden = "10000000-0000-4000-8000-000000000001";
    private const string Theirs = "40000000-0000-4000-8000-000000000001";

    public static TheoryData<int> OfOwn => Each("own");

    public static TheoryData<int> OfSource => Each("source");

    [Theory]
    [MemberData(nameof(OfOwn))]
    public async Task OwnKey_WithTheStatements_IsUsed_AndWithoutOneIsNot(int missing)
    {
        var account = new Account(world: WorldWith(Golden, "own", missing));

        var report = await account.RunAsync(Examples.Request("s3-encrypt"));

        Assert.True((report.Status == ExecutionStatus.Succeeded) == (missing == None), $"{report.Failure}");
    }

    [Theory]
    [MemberData(nameof(OfSource))]
    public async Task SourceKey_WithTheStatements_IsGranted_AndWithoutOneIsNot(int missing)
    {
        var source = new SharedSource(world: WorldWith(Theirs, "source", missing));

        var report = await source.Account.RunAsync(SharedSource.Request);

        Assert.True((report.Status == ExecutionStatus.Succeeded) == (missing == None), $"{report.Failure}");
        source.AssertNothingLeft();
    }

    private static TheoryData<int> Each(string use) => [None, .. Enumerable.Range(0, Statements(use).Count)];

    // No other statement: not even the one that would leave the key to its account's IAM.
    private static WorldDefinition WorldWith(string keyId, string use, int missing)
    {
        var statements = Statements(use);
        if (missing != None)
        {
            statements.RemoveAt(missing);
        }

        var policy = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = statements };
        var key = $"\"id\": \"{keyId}\",";
        var world = Examples.WorldJson.Replace(key, $"{key} \"policy\": {policy.ToJsonString()},", StringComparison.Ordinal);
        Assert.NotEqual(Examples.WorldJson, world);
        return WorldDefinition.Parse(world);
    }

    private static JsonArray Statements(string use)
    {
        var document = Repository.Read("docs/deploying.md");
        var shown = Shown().Matches(document).Single(match => match.Groups[1].Value == use);
        return JsonNode.Parse(shown.Groups[2].Value)!.AsArray();
    }

    [GeneratedRegex("    ami-pipeline key-policy --case ([a-z]+) [^\n]+\n\n```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Shown();
}
