namespace AmiPipeline.Errors;

/// <summary>The same, and a slot for it may be free any moment.</summary>
/// <param name="message">What is waited for, and how many are ahead.</param>
public sealed class NextForCopySlotsException(string message) : WaitingForCopySlotsException(message);
