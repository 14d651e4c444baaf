using System.Text.Json.Nodes;

namespace AmiPipeline.StatesLanguage.Tests.Cases;

/// <summary>The objects of S3 that recorded ItemReaders read: the cases have not kept them, so they are set up here from what came of them.</summary>
internal static class CaseObjects
{
    private const string ThreeColumns = "Value1,Value2,Value3\nValue4,Value5,Value6\n,,,\ntrue,1,'HelloWorld'\nNull,None,\n   ,\n";

    private static readonly (string InId, string Content)[] Contents =
    [
        ("csv-headers-decl", ThreeColumns),
        ("csv-headers-first-line", $"Col1,Col2,Col3\n{ThreeColumns}"),
        ("csv-first-row-extra-fields", "H1,\nValue4,Value5,Value6\n,,,\ntrue,1,'HelloWorld'\nNull,None,\n   ,\n"),
        ("csv-max-items", "Col1,Col2\nValue1,Value2\nValue3,Value4\nValue5,Value6\nValue7,Value8\n"),
        ("base-json-with-items-path", """[["from-bucket-item-0"]]"""),
        ("base-json", """
            [
              {"verdict": "true", "statement_date": "6/11/2008", "statement_source": "speech"},
              {"verdict": "false", "statement_date": "6/7/2022", "statement_source": "television"},
              {"verdict": "mostly-true", "statement_date": "5/18/2016", "statement_source": "news"}
            ]
            """),
    ];

    /// <summary>The mocks of a case: with the object, if a Map state reads one, and with the answers of functions that were asked in child executions.</summary>
    public static JsonObject Mocks(JsonObject entry)
    {
        var mocks = entry["mocks"]!.DeepClone().AsObject();
        foreach (var (name, state) in entry["definition"]!["States"]!.AsObject())
        {
            if (state!["ItemReader"] is not null)
            {
                var content = Contents.First(one => ((string)entry["id"]!).Contains(one.InId, StringComparison.Ordinal)).Content;
                mocks[name] = new JsonArray(new JsonObject { ["return"] = new JsonObject { ["Body"] = content } });
            }
            else if (state["ItemProcessor"]?["ProcessorConfig"]?["Mode"]?.ToString() == "DISTRIBUTED")
            {
                AddAnswers(state["ItemProcessor"]!, mocks);
            }
        }

        return mocks;
    }

    /// <summary>The recordings have no events of child executions; their functions hand on what they are given, or nothing reads what they return.</summary>
    private static void AddAnswers(JsonNode processor, JsonObject mocks)
    {
        foreach (var (name, state) in processor["States"]!.AsObject())
        {
            if (state!["ItemProcessor"] is { } inner)
            {
                AddAnswers(inner, mocks);
            }
            else if (state["Type"]!.ToString() == "Task")
            {
                mocks[name] = new JsonArray([.. Enumerable.Range(0, 20).Select(_ => new JsonObject { ["return"] = "HelloWorld" })]);
            }
        }
    }
}
