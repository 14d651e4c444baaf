namespace Amazon.StepFunctions.Model;

/// <summary>An iteration of a Map state.</summary>
public class MapIterationEventDetails
{
    /// <summary>The index of the item, from 0 on.</summary>
    public int? Index { get; set; }

    /// <summary>The Map state's name.</summary>
    public string? Name { get; set; }
}
