namespace AmiPipeline.StatesLanguage.States;

/// <summary>What a Task state wants called, with all that its fields say of the call.</summary>
internal readonly record struct TaskOrder
{
    public required TaskResource Resource { get; init; }

    public required Value Parameters { get; init; }

    public long? TimeoutSeconds { get; init; }

    public long? HeartbeatSeconds { get; init; }

    public Value? Credentials { get; init; }
}
