using System.Text.Json;
using AmiPipeline.StatesLanguage.States;

namespace AmiPipeline.StatesLanguage.Executions;

/// <content>What the outside reports of the tasks it was given.</content>
public sealed partial class Execution
{
    /// <summary>Reports what a function answered.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="utf8Json">The function's answer; empty counts as null. For <c>lambda:invoke</c> the engine wraps it.</param>
    /// <returns>False if the execution no longer waits for the task.</returns>
    /// <exception cref="ArgumentException">The answer is not JSON.</exception>
    public bool TaskSucceeded(long taskId, ReadOnlySpan<byte> utf8Json)
    {
        var answer = ReadAnswer(utf8Json, nameof(utf8Json), "The function's answer");
        return Report(taskId, call => answer.Result is { } result && call.Resource.IsInvoke
            ? TaskResult.From(LambdaInvokeResult.Wrap(result, call.Parameters, Random.NextGuid().ToString()))
            : answer);
    }

    /// <inheritdoc cref="TaskSucceeded(long, ReadOnlySpan{byte})"/>
    /// <param name="taskId">The task.</param>
    /// <param name="json">The function's answer.</param>
    public bool TaskSucceeded(long taskId, string json) => TaskSucceeded(taskId, System.Text.Encoding.UTF8.GetBytes(json));

    /// <summary>Reports the whole result of a task's resource, with whatever the service puts around a function's answer.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="json">The result.</param>
    /// <returns>False if the execution no longer waits for the task.</returns>
    /// <exception cref="ArgumentException">The result is not JSON.</exception>
    public bool TaskReturned(long taskId, string json)
    {
        var result = ReadAnswer(System.Text.Encoding.UTF8.GetBytes(json), nameof(json), "This");
        return Report(taskId, _ => result);
    }

    /// <summary>
    /// Reports that a service has taken a job (<c>.sync</c>) or a token (<c>.waitForTaskToken</c>). Of a token, what is reported as the
    /// task's answer says the same; a job whose result is reported without this counts as taken at that moment.
    /// </summary>
    /// <param name="taskId">The task.</param>
    /// <param name="json">The service's response.</param>
    /// <returns>False if the execution does not wait for it: the task is over, submitted already, or has nothing to submit.</returns>
    /// <exception cref="ArgumentException">The response is not JSON.</exception>
    public bool TaskSubmitted(long taskId, string json)
    {
        var response = ReadAnswer(System.Text.Encoding.UTF8.GetBytes(json), nameof(json), "This");
        return Report(taskId, _ => response, isSubmission: true);
    }

    /// <summary>Reports that a task failed.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="error">The error name that Retry and Catch match: for a function, the type of its exception.</param>
    /// <param name="cause">The cause: for a function, its error payload as JSON text.</param>
    /// <returns>False if the execution no longer waits for the task.</returns>
    public bool TaskFailed(long taskId, string error, string? cause) => Report(taskId, _ => new TaskResult(null, error, cause));

    /// <summary>Reads a result. It is its task's fault if it is nested too deep, and the caller's if it is not JSON.</summary>
    private static TaskResult ReadAnswer(ReadOnlySpan<byte> utf8Json, string parameter, string what)
    {
        try
        {
            return TaskResult.From(utf8Json.IsEmpty ? NullValue.Instance : ValueReader.Read(utf8Json));
        }
        catch (JsonException invalid)
        {
            throw new ArgumentException($"{what} is not valid JSON: {invalid.Message}", parameter, invalid);
        }
        catch (ValueTooDeepException)
        {
            return TaskResult.TooDeep;
        }
    }

    private bool Report(long taskId, Func<TaskCall, TaskResult> read, bool isSubmission = false)
    {
        lock (_agenda.Gate)
        {
            if (_agenda.Find(taskId) is not { } call || call.Answer is not null)
            {
                return false;
            }

            var answer = read(call);
            if (isSubmission || (call.Token is not null && !answer.IsFailure))
            {
                if (call.IsSubmitted || call.Submission is not null || call.Resource.Pattern == IntegrationPattern.RequestResponse)
                {
                    return false;
                }

                call.Submission = answer;
            }
            else
            {
                call.Answer = answer;
            }

            call.Strand.Execution.Plan(call.Strand, TurnAction.TakeAnswer);
        }

        _agenda.AnnounceWork();
        return true;
    }
}
