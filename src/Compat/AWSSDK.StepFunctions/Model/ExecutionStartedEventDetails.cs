namespace Amazon.StepFunctions.Model;

/// <summary>The start of an execution.</summary>
public class ExecutionStartedEventDetails
{
    /// <summary>The execution's input, a JSON text.</summary>
    public string? Input { get; set; }

    /// <summary>Whether the input is whole.</summary>
    public HistoryEventExecutionDataDetails? InputDetails { get; set; }

    /// <summary>The role that the execution acts with.</summary>
    public string? RoleArn { get; set; }

    /// <summary>The alias that it was started with; null where none was named.</summary>
    public string? StateMachineAliasArn { get; set; }

    /// <summary>The version that it was started with; null where none was named.</summary>
    public string? StateMachineVersionArn { get; set; }
}
