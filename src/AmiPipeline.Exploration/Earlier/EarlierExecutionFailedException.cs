namespace AmiPipeline.Exploration.Earlier;

/// <summary>The world that a request needs could not be made, so that there is nothing to explore.</summary>
/// <param name="message">Which execution failed, and why.</param>
public sealed class EarlierExecutionFailedException(string message) : Exception(message);
