using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>Who an execution is, where its chance comes from, and which limits it keeps.</summary>
public sealed record ExecutionOptions
{
    /// <summary>The state machine's ARN; its Region and account go into every other ARN. Default: a machine of an example account.</summary>
    public string StateMachineArn { get; init; } = "arn:aws:states:us-east-1:123456789012:stateMachine:StateMachine";

    /// <summary>The execution's name. Default: a UUID that follows from <see cref="Seed"/>.</summary>
    public string? Name { get; init; }

    /// <summary>The role's ARN, for the context object and the history. Default: a role of the state machine's account.</summary>
    public string? RoleArn { get; init; }

    /// <summary>Jitter, random numbers, UUIDs and task tokens follow from it: the same seed gives the same history. Default 0.</summary>
    public long Seed { get; init; }

    /// <summary>A JSON object laid over the context object, field by field; null, the default, for none.</summary>
    public string? ContextOverrides { get; init; }

    /// <summary>How many events a history can have; the execution fails at the limit. Default 25,000, as in Step Functions.</summary>
    public int MaxHistoryEvents { get; init; } = 25_000;

    /// <summary>The largest input or result in bytes of UTF-8. Default 262,144, as in Step Functions.</summary>
    public int MaxPayloadBytes { get; init; } = 262_144;

    /// <summary>Is called with each event as it is recorded; must not call the execution. Default: null, no callback.</summary>
    public Action<HistoryEvent>? OnEvent { get; init; }
}
