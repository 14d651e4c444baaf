using System.Text.Json.Nodes;
using AmiPipeline.StatesLanguage.Tests.Cases;
using Xunit;

namespace AmiPipeline.Cli.Tests.States;

/// <summary>A sample of the cases of third parties through the command: its last line says what was recorded.</summary>
public sealed class RecordedCasesTests
{
    private const int EachSuch = 7;

    public static TheoryData<string, string> Ids()
    {
        var ids = new TheoryData<string, string>();
        foreach (var file in new[] { "aws-recorded.jsonl", "spec-readings.jsonl", "extended.jsonl" })
        {
            var cases = CaseFile.Read(file).Where(HasItsArns).ToList();
            foreach (var (index, entry) in cases.Index())
            {
                if (index % EachSuch == 0 || (string?)entry["expect"]!["status"] == "FAILED" || entry["now"] is not null)
                {
                    ids.Add(file, (string)entry["id"]!);
                }
            }

            if (cases.Count == 0)
            {
                ids.Add(file, CaseFile.Absent);
            }
        }

        return ids;
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Run_OfRecordedCase_EndsInTheRecordedResult(string file, string id)
    {
        Assert.SkipUnless(CaseFile.IsThere(file), CaseFile.Absent);
        var entry = CaseFile.Find(file, id);
        using var program = new StatesProgram();
        List<string> args = ["states", "run", program.File("definition.json", Text(entry["definition"])), "--output", "json"];
        args.AddRange(["--input", program.File("input.json", Text(entry["input"])), "--mocks", program.File("mocks.json", Text(CaseObjects.Mocks(entry)))]);
        if (entry["now"] is { } now)
        {
            args.AddRange(["--now", (string)now!]);
        }

        var exitCode = await program.RunAsync([.. args]);

        var expected = entry["expect"]!;
        var status = (string?)expected["status"];
        Assert.True(status == (string?)program.Result["status"], program.Lines[^1]);
        Assert.Equal(status == "SUCCEEDED" ? 0 : 1, exitCode);
        var field = status == "SUCCEEDED" ? "output" : "error";
        Assert.True(CaseMatch.Matches(expected[field], program.Result[field]), $"{program.Lines[^1]}\nexpected {expected}");
    }

    /// <summary>Without activities, whose ARNs the recordings hide.</summary>
    private static bool HasItsArns(JsonObject entry) => !Text(entry["definition"]).Contains("mock", StringComparison.Ordinal);

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
}
