using System.Text.Json;
using Xunit;

namespace AmiPipeline.Recorded.Tests.Recordings;

/// <summary>Answers of the real EC2, KMS and STS, which lie beside the repository; if they do not, the tests say so and skip.</summary>
internal static class RecordedAnswers
{
    private const string Absent = "The recorded answers of AWS are not there: ../shared/aws-recorded/answers.jsonl.";

    private static readonly Lazy<IReadOnlyList<RecordedAnswer>> Read = new(() => [.. File.ReadLines(PathOfFile()).Where(line => line.Length > 0).Select(Parse)]);

    /// <summary>All answers, in the file's order. Skips the test if there are none.</summary>
    public static IReadOnlyList<RecordedAnswer> All
    {
        get
        {
            Assert.SkipUnless(File.Exists(PathOfFile()), Absent);
            return Read.Value;
        }
    }

    public static IEnumerable<RecordedAnswer> Of(string action) => All.Where(answer => answer.Action == action && !answer.IsError);

    /// <summary>The elements of a list that answers to an action hold, each with the answer it stands in.</summary>
    public static IEnumerable<(RecordedAnswer Answer, JsonElement Item)> Items(string action, params string[] lists) =>
        Of(action).SelectMany(answer => lists.Aggregate<string, IEnumerable<JsonElement>>(
                [answer.Data], (elements, list) => elements.SelectMany(element => element.TryGetProperty(list, out var items) ? items.EnumerateArray() : default))
            .Select(item => (answer, item)));

    private static RecordedAnswer Parse(string line)
    {
        var answer = JsonDocument.Parse(line).RootElement;
        return new RecordedAnswer(
            answer.GetProperty("case").GetString()!,
            answer.GetProperty("action").GetString()!,
            answer.GetProperty("status").GetInt32(),
            answer.GetProperty("data"),
            answer.TryGetProperty("edited", out _));
    }

    private static string PathOfFile() => Repository.PathOf(Path.Combine("..", "shared", "aws-recorded", "answers.jsonl"));
}
