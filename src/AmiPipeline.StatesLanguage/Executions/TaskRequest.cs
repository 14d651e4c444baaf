using System.Text;
using AmiPipeline.StatesLanguage.States;

namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>A task that an execution wants done: which function, with which payload.</summary>
public sealed class TaskRequest
{
    private readonly TaskCall _call;

    internal TaskRequest(TaskCall call, string executionArn)
    {
        _call = call;
        ExecutionArn = executionArn;
        StateName = call.Strand.State.Name;
        RetryCount = call.Strand.RetryCount;
    }

    /// <summary>Names the task when its outcome is reported; unique in its execution.</summary>
    public long Id => _call.Id;

    /// <summary>The Task state.</summary>
    public string StateName { get; }

    /// <summary>The state's Resource as the definition writes it: an ARN, or a placeholder such as <c>${StartCopyFunctionArn}</c>.</summary>
    public string Resource => _call.Resource.Text;

    /// <summary>What to call: the resource itself, or the function that <c>lambda:invoke</c> names by FunctionName.</summary>
    public string Function => _call.Resource.IsInvoke
        ? InvokeParameter("FunctionName") is StringValue name ? name.Text : string.Empty
        : _call.Resource.Text;

    /// <summary>Whether the function is called through <c>lambda:invoke</c>.</summary>
    public bool IsInvoke => _call.Resource.IsInvoke;

    /// <summary>
    /// Whether a Map Run has S3 called: for its items (<c>s3:getObject</c>, <c>s3:listObjectsV2</c>) or with its results (<c>s3:putObject</c>).
    /// The result is S3's response as its API describes it: an object with <c>Body</c>, the text; or with <c>Contents</c>, <c>IsTruncated</c>
    /// and <c>NextContinuationToken</c>; for the last, anything.
    /// </summary>
    public bool IsOfMapRun => _call.Then is not null;

    /// <summary>When the task has its result.</summary>
    public IntegrationPattern Pattern => _call.Resource.Pattern;

    /// <summary>What the function is given, as JSON in UTF-8.</summary>
    public ReadOnlyMemory<byte> PayloadUtf8 => PayloadValue.ToUtf8();

    /// <summary>What the function is given, as JSON.</summary>
    public string Payload => PayloadValue.ToString();

    /// <summary>The effective input of the state as JSON: for <c>lambda:invoke</c> all its parameters, otherwise the payload.</summary>
    public string Parameters => _call.Parameters.ToString();

    /// <summary>How many retries went before: 0 for the first attempt.</summary>
    public int RetryCount { get; }

    /// <summary>The token a callback must name, for <c>.waitForTaskToken</c>; otherwise null.</summary>
    public string? TaskToken => _call.Token;

    /// <summary>The execution the task belongs to.</summary>
    public string ExecutionArn { get; }

    /// <summary>That execution; or of a child execution, the one at the top, which was started on its own and to which the outcome is reported.</summary>
    public string RootExecutionArn => _call.Strand.Execution.Root.Arn;

    /// <summary>The timeout that the definition gives the task; null if it gives none.</summary>
    public TimeSpan? Timeout => _call.TimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>The role to take on for the task (Credentials.RoleArn); null for the execution's own.</summary>
    public string? CredentialsRoleArn => _call.Details?.RoleArn;

    internal Value ParametersValue => _call.Parameters;

    internal TaskCall Call => _call;

    private Value PayloadValue => _call.Resource.IsInvoke ? InvokeParameter("Payload") ?? ObjectValue.Empty : _call.Parameters;

    /// <summary>State, function and payload on one line.</summary>
    public override string ToString() => new StringBuilder(StateName).Append(": ").Append(Function).Append(' ').Append(Payload).ToString();

    private Value? InvokeParameter(string name) =>
        _call.Parameters is ObjectValue parameters && parameters.TryGet(name, out var value) ? value : null;
}
