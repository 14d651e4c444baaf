using AmiPipeline.StatesLanguage.History;
using AmiPipeline.StatesLanguage.States;
using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>One attempt of a Task state: from its scheduling to its answer.</summary>
internal sealed class TaskCall(Strand strand, TaskOrder order, string? token)
{
    public Strand Strand => strand;

    public TaskResource Resource => order.Resource;

    public Value Parameters => order.Parameters;

    public long? TimeoutSeconds => order.TimeoutSeconds;

    public long? HeartbeatSeconds => order.HeartbeatSeconds;

    public Value? Credentials => order.Credentials;

    /// <summary>The token a callback must name; null for a task without callback.</summary>
    public string? Token => token;

    /// <summary>0 until the task is started.</summary>
    public long Id { get; set; }

    public DateTimeOffset HeartbeatDue { get; set; }

    /// <summary>Whether the function has taken the token, so that only the callback is missing.</summary>
    public bool IsSubmitted { get; set; }

    /// <summary>What the function answered, until the execution has dealt with it.</summary>
    public TaskAnswer? Answer { get; set; }

    /// <summary>What the callback said.</summary>
    public TaskAnswer? Callback { get; set; }

    /// <summary>Whether nothing more is expected of the task.</summary>
    public bool IsOver { get; set; }

    public TaskEventDetails? Details { get; set; }

    /// <summary>What history and causes call the task's service.</summary>
    public string ServiceName => Resource.IsInvoke ? "lambda" : Resource.Text;
}
