namespace Amazon.StepFunctions.Model;

/// <summary>The entry of a state.</summary>
public class StateEnteredEventDetails
{
    /// <summary>The state's name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>Its input, a JSON text.</summary>
    public string? Input { get; set; }

    /// <summary>Whether the input is whole.</summary>
    public HistoryEventExecutionDataDetails? InputDetails { get; set; }
}
