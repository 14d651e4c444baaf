using System.Text.Json.Nodes;
using CsCheck;

namespace AmiPipeline.Engines.Tests.BadInput;

/// <summary>Documents that were right and are wrong somewhere: generated, and the same in each run.</summary>
internal static class Mutations
{
    private static readonly Gen<string> OddText = Gen.OneOf(
        Gen.Const(""), Gen.Const("null"), Gen.Const("{}"), Gen.Const("\0"), Gen.Const("-1"), Gen.Const("${execution}"), Gen.Const("arn:aws:kms:::"), Gen.Const("𝄞ñ\u202e"), Gen.Const(new string('x', 5000)), Gen.String[0, 40]);

    private static readonly Gen<JsonNode?> OddValue = Gen.OneOf(
        Gen.Const((JsonNode?)null), OddText.Select(text => (JsonNode?)JsonValue.Create(text)), Gen.Int.Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Double.Select(number => (JsonNode?)(double.IsFinite(number) ? JsonValue.Create(number) : JsonValue.Create(1e308))), Gen.Long.Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Bool.Select(value => (JsonNode?)JsonValue.Create(value)), Gen.Int[0, 3].Select(count => (JsonNode?)new JsonArray([.. Enumerable.Repeat(0, count).Select(_ => (JsonNode?)new JsonObject())])),
        Gen.Const(0).Select(_ => (JsonNode?)new JsonObject { ["a"] = new JsonArray(1, "b") }), Gen.Int[1, 80].Select(Nested));

    /// <summary>Wrong documents made of a right one.</summary>
    /// <param name="document">JSON.</param>
    /// <param name="count">How many.</param>
    public static IEnumerable<string> Generate(string document, int count) => Sample(Mutated(document), count);

    /// <summary>Values of a generator, the same in each run.</summary>
    public static IEnumerable<T> Sample<T>(Gen<T> generator, int count)
    {
        var random = new PCG(101, 20260101);
        for (var number = 0; number < count; number++)
        {
            yield return generator.Generate(random, null, out _);
        }
    }

    private static Gen<string> Mutated(string document) => Gen.Select(Gen.Int[0, 9], Gen.Int[0, int.MaxValue], OddValue, OddText).Select((how, where, value, text) => how switch
    {
        0 => document[..(where % document.Length)],
        1 => document.Insert(where % document.Length, text),
        2 => document.Remove(where % document.Length, 1),
        _ => Changed(document, how, where, value, text),
    });

    private static string Changed(string document, int how, int where, JsonNode? value, string text)
    {
        var root = JsonNode.Parse(document, documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        var parents = Parents(root).ToList();
        var parent = parents[where % parents.Count];
        if (parent is JsonObject fields)
        {
            var name = fields.Count == 0 ? text : fields.ElementAt(where / parents.Count % fields.Count).Key;
            switch (how)
            {
                case 3:
                    fields.Remove(name);
                    break;
                case 4:
                    fields[text] = value?.DeepClone();
                    break;
                default:
                    fields[name] = value?.DeepClone();
                    break;
            }
        }
        else if (parent is JsonArray items)
        {
            items.Insert(items.Count == 0 ? 0 : where % items.Count, value?.DeepClone());
        }

        return root.ToJsonString();
    }

    private static IEnumerable<JsonNode> Parents(JsonNode node) => node switch
    {
        JsonObject fields => fields.Select(field => field.Value).OfType<JsonNode>().SelectMany(Parents).Prepend(node),
        JsonArray items => items.OfType<JsonNode>().SelectMany(Parents).Prepend(node),
        _ => [],
    };

    private static JsonNode? Nested(int depth)
    {
        JsonNode node = new JsonArray();
        for (; depth > 0; depth--)
        {
            node = new JsonArray(node);
        }

        return node;
    }
}
