namespace AmiPipeline.Errors;

/// <summary>A function was called with an event that is not of the kind it knows. The same event again fails the same way.</summary>
/// <param name="message">What is wrong, with the event's field by JSON pointer, and what would be right.</param>
public sealed class EventRefusedException(string message) : PipelineException(message);
