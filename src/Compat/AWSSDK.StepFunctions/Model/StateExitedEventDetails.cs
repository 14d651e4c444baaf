namespace Amazon.StepFunctions.Model;

/// <summary>The exit of a state.</summary>
public class StateExitedEventDetails
{
    /// <summary>The state's name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>Its output, a JSON text.</summary>
    public string? Output { get; set; }

    /// <summary>Whether the output is whole.</summary>
    public HistoryEventExecutionDataDetails? OutputDetails { get; set; }
}
