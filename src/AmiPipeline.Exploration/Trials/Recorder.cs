using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Exploration.Trials;

/// <summary>Records the tasks of an execution.</summary>
internal sealed class Recorder
{
    private readonly List<RecordedTask> _tasks = [];
    private readonly List<RecordedExchange> _exchanges = [];

    /// <summary>The tasks that have ended, in order.</summary>
    public IReadOnlyList<RecordedTask> Tasks => _tasks;

    /// <summary>Records what a function sends and gets.</summary>
    /// <param name="request">The request.</param>
    /// <param name="send">Answers it.</param>
    public async Task<HttpResponseMessage> RecordAsync(HttpRequestMessage request, Func<Task<HttpResponseMessage>> send)
    {
        // Before it is sent: what stands between may change its headers.
        var sent = await RecordedRequest.FromAsync(request);
        var response = await send();
        _exchanges.Add(new RecordedExchange(sent, response.StatusCode, await response.Content.ReadAsByteArrayAsync()));
        return response;
    }

    /// <summary>Records the end of a task.</summary>
    /// <param name="request">The task.</param>
    /// <param name="outcome">What came of it.</param>
    public void End(TaskRequest request, TaskOutcome outcome)
    {
        _tasks.Add(new RecordedTask(request.StateName, request.Function, request.PayloadUtf8.ToArray(), [.. _exchanges], outcome));
        _exchanges.Clear();
    }
}
