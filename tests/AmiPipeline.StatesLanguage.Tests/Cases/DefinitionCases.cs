using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Cases;

/// <summary>Definitions judged by public validators of the language, and definitions this engine must refuse.</summary>
public sealed class DefinitionCases
{
    /// <summary>Valid definitions that use what this engine does not support, each with the name it must be refused by.</summary>
    private static readonly Dictionary<string, string> Unsupported = new()
    {
        ["asl-validator-valid-map-tolerated"] = "ToleratedFailureCount",
        ["asl-validator-valid-fail-paths"] = "variables",
    };

    public static TheoryData<string, string> Ids() => CaseFile.Ids("definitions.jsonl", "must-reject.jsonl");

    [Theory]
    [MemberData(nameof(Ids))]
    public void Check_OfPublicDefinition_AgreesWithItsJudge(string file, string id)
    {
        Assert.SkipUnless(CaseFile.IsThere(file), CaseFile.Absent);
        var entry = CaseFile.Find(file, id);
        var faults = StateMachineDocument.Check(entry["definition"]!.ToJsonString());
        var found = string.Join('\n', faults);

        if (file == "must-reject.jsonl" || (bool?)entry["usesJsonata"] == true)
        {
            string[] features = ["QueryLanguage", "Assign", "Arguments", "Output", "variables"];
            Assert.Contains(features, feature => found.Contains(feature, StringComparison.Ordinal));
        }
        else if (Unsupported.TryGetValue(id, out var feature))
        {
            Assert.Contains(feature, found, StringComparison.Ordinal);
        }
        else
        {
            Assert.True((bool)entry["expect"]!["valid"]! == (faults.Count == 0), $"{found}\n{entry["definition"]}");
        }
    }
}
