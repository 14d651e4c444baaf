using AmiPipeline.StatesLanguage.History;
using AmiPipeline.StatesLanguage.States;

namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>One attempt of a Task state: from its scheduling to its answer.</summary>
internal sealed class TaskCall(Strand strand, in TaskOrder order, string? token)
{
    private readonly TaskOrder _order = order;

    public Strand Strand => strand;

    public TaskResource Resource => _order.Resource;

    public Value Parameters => _order.Parameters;

    public long? TimeoutSeconds => _order.TimeoutSeconds;

    public long? HeartbeatSeconds => _order.HeartbeatSeconds;

    public Value? Credentials => _order.Credentials;

    /// <summary>The token a callback must name; null for a task without callback.</summary>
    public string? Token => token;

    /// <summary>0 until the task is started.</summary>
    public long Id { get; set; }

    public DateTimeOffset HeartbeatDue { get; set; }

    /// <summary>What the service answered when it took the job or the token, until the execution has dealt with it.</summary>
    public TaskResult? Submission { get; set; }

    /// <summary>Whether the service has taken the job or the token, so that only the end of it is missing.</summary>
    public bool IsSubmitted { get; set; }

    /// <summary>What the task's resource answered, until the execution has dealt with it.</summary>
    public TaskResult? Answer { get; set; }

    /// <summary>What a Map Run does with the answer of a call that is its own; null for the call of a Task state.</summary>
    public Action<TaskResult>? Then { get; init; }

    /// <summary>What the callback said.</summary>
    public TaskResult? Callback { get; set; }

    /// <summary>Whether nothing more is expected of the task.</summary>
    public bool IsOver { get; set; }

    public TaskEventDetails? Details { get; set; }

    /// <summary>What history and causes call the task's service.</summary>
    public string ServiceName => Resource.Service ?? Resource.Text;
}
