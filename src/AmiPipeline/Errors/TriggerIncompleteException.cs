namespace AmiPipeline.Errors;

/// <summary>A search over many images or executions could not look at all of them, or not act on all of them. What it could do is done; the same again does the rest.</summary>
/// <param name="message">What was done, what was not, and why.</param>
public sealed class TriggerIncompleteException(string message) : PipelineException(message);
