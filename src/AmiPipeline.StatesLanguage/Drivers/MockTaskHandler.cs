using System.Text.Json;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Drivers;

/// <summary>
/// Answers tasks from a script: a JSON object with an array of answers for each state,
/// <c>{"State": [{"input": …, "return": …}, {"throw": {"Error": …, "Cause": …}}, {"hang": true}]}</c>. Each answer is used once, in
/// order; one whose <c>input</c> equals the task's is taken first, so that concurrent iterations find their own. For
/// <c>lambda:invoke</c>, <c>input</c> is the parameters, and <c>return</c> either the whole result or the function's answer.
/// </summary>
public sealed class MockTaskHandler : ITaskHandler
{
    private readonly Dictionary<string, List<ObjectValue>> _answers = [];

    /// <summary>Reads a script.</summary>
    /// <param name="mocks">The JSON object.</param>
    /// <exception cref="ArgumentException">It is not of that form; the message says where.</exception>
    public MockTaskHandler(string mocks)
    {
        ArgumentNullException.ThrowIfNull(mocks);
        var states = Parse(mocks) as ObjectValue ?? throw new ArgumentException("Mocks are a JSON object with a field for each state.", nameof(mocks));
        for (var at = 0; at < states.Count; at++)
        {
            _answers.Add(states.Names[at], ReadAnswers(states.Names[at], states.Values[at]));
        }
    }

    /// <inheritdoc/>
    public ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!_answers.TryGetValue(request.StateName, out var answers) || answers.Count == 0)
        {
            return ValueTask.FromResult(TaskOutcome.Failed(
                "Mock.NoAnswer", $"The mocks have no answer left for the state '{request.StateName}' with input {request.Parameters}."));
        }

        var at = answers.FindIndex(answer => answer.TryGet("input", out var input) && ValueEquality.AreEqual(input, request.ParametersValue));
        var answer = answers[Math.Max(at, 0)];
        answers.RemoveAt(Math.Max(at, 0));
        return ValueTask.FromResult(Outcome(answer, request));
    }

    private static TaskOutcome Outcome(ObjectValue answer, TaskRequest request)
    {
        if (answer.TryGet("throw", out var thrown) && thrown is ObjectValue error)
        {
            return TaskOutcome.Failed(Text(error, "Error") ?? string.Empty, Text(error, "Cause"));
        }

        if (!answer.TryGet("return", out var result))
        {
            return TaskOutcome.Hang;
        }

        var isWhole = request.IsInvoke && result is ObjectValue fields && fields.TryGet("Payload", out _);
        return isWhole ? TaskOutcome.Returned(result.ToString()) : TaskOutcome.Succeeded(result.ToUtf8());
    }

    /// <summary>A field as text: a string as it is, anything else as JSON.</summary>
    private static string? Text(ObjectValue fields, string name) =>
        !fields.TryGet(name, out var value) || value is NullValue ? null : value.ToPlainText();

    private static List<ObjectValue> ReadAnswers(string state, Value value)
    {
        if (value is not ArrayValue answers)
        {
            throw new ArgumentException($"/{state}: an array of answers was expected.", nameof(value));
        }

        List<ObjectValue> read = [];
        for (var at = 0; at < answers.Count; at++)
        {
            read.Add(answers[at] is ObjectValue answer && (Has(answer, "return") || Has(answer, "throw") || Has(answer, "hang"))
                ? answer
                : throw new ArgumentException($"/{state}/{at}: an answer is an object with \"return\", \"throw\" or \"hang\".", nameof(value)));
        }

        return read;
    }

    private static bool Has(ObjectValue answer, string name) => answer.TryGet(name, out _);

    private static Value Parse(string mocks)
    {
        try
        {
            return ValueReader.Read(mocks);
        }
        catch (JsonException invalid)
        {
            throw new ArgumentException($"The mocks are not valid JSON: {invalid.Message}", nameof(mocks), invalid);
        }
        catch (ValueTooDeepException tooDeep)
        {
            throw new ArgumentException(tooDeep.Message, nameof(mocks), tooDeep);
        }
    }
}
