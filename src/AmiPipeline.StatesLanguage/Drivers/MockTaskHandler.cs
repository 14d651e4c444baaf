using System.Text.Json;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.States;

namespace AmiPipeline.StatesLanguage.Drivers;

/// <summary>
/// Answers tasks from a script: a JSON object with an array of answers for each state,
/// <c>{"State": [{"input": …, "return": …}, {"throw": {"Error": …, "Cause": …}}, {"hang": true}]}</c>. Each answer is used once, in
/// order; one whose <c>input</c> equals the task's is taken first, so that concurrent iterations find their own. For
/// <c>lambda:invoke</c>, <c>input</c> is the parameters, and <c>return</c> either the whole result or the function's answer. For
/// <c>.sync</c> and <c>.waitForTaskToken</c> the answer is how the job ended, or what the callback said, after the service took the job
/// or the token with the response <c>submit</c> (default <c>{}</c>); with <c>"submitted": false</c> it is how the call itself ended. A Map
/// state with an ItemReader is answered as S3 answers, <c>{"return": {"Body": "…"}}</c> or <c>{"return": {"Contents": […]}}</c>; its
/// ResultWriter needs no answers.
/// </summary>
public sealed class MockTaskHandler : ITaskHandler
{
    private readonly Dictionary<string, List<ObjectValue>> _answers = [];
    private readonly ITaskHandler? _s3;

    /// <summary>Reads a script.</summary>
    /// <param name="mocks">The JSON object.</param>
    /// <param name="s3">Answers what Map Runs ask of S3, if the script has no answer. Default: what is written is taken, nothing is read.</param>
    /// <exception cref="ArgumentException">It is not of that form; the message says where.</exception>
    public MockTaskHandler(string mocks, ITaskHandler? s3 = null)
    {
        ArgumentNullException.ThrowIfNull(mocks);
        _s3 = s3;
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
            return request.IsOfMapRun && _s3 is not null ? _s3.InvokeAsync(request, cancellationToken)
                : IsWrite(request) ? ValueTask.FromResult(TaskOutcome.Returned("{}"))
                : ValueTask.FromResult(TaskOutcome.Failed(
                "Mock.NoAnswer", $"The mocks have no answer left for the state '{request.StateName}' with input {request.Parameters}."));
        }

        var at = answers.FindIndex(answer => answer.TryGet("input", out var input) && ValueEquality.AreEqual(input, request.ParametersValue));
        var answer = answers[Math.Max(at, 0)];
        answers.RemoveAt(Math.Max(at, 0));
        return ValueTask.FromResult(Outcome(answer, request));
    }

    private static bool IsWrite(TaskRequest request) => request.IsOfMapRun && request.Resource.EndsWith(":putObject", StringComparison.Ordinal);

    private static TaskOutcome Outcome(ObjectValue answer, TaskRequest request)
    {
        var isSubmitted = request.Pattern != IntegrationPattern.RequestResponse
                          && !(answer.TryGet("submitted", out var submitted) && submitted is BooleanValue { IsTrue: false });
        var token = isSubmitted ? request.TaskToken : null;
        var outcome = answer.TryGet("throw", out var thrown) && thrown is ObjectValue error ? Failed(error, token)
            : answer.TryGet("return", out var result) ? Returned(result, token, request.IsInvoke)
            : TaskOutcome.Hang;
        return isSubmitted ? outcome with { Submission = answer.TryGet("submit", out var response) ? response.ToString() : "{}" } : outcome;
    }

    private static TaskOutcome Failed(ObjectValue error, string? token)
    {
        var (name, cause) = (Text(error, "Error"), Text(error, "Cause"));
        return token is null ? TaskOutcome.Failed(name ?? string.Empty, cause) : TaskOutcome.CallbackFailed(token, name, cause);
    }

    private static TaskOutcome Returned(Value result, string? token, bool isInvoke)
    {
        var isWhole = isInvoke && result is ObjectValue fields && fields.TryGet("Payload", out _);
        return token is not null ? TaskOutcome.CalledBack(token, result.ToString())
            : isWhole ? TaskOutcome.Returned(result.ToString())
            : TaskOutcome.Succeeded(result.ToUtf8());
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
