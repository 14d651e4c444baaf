namespace AmiPipeline.Errors;

/// <summary>The same, and no slot for it is free within half an hour.</summary>
/// <param name="message">What is waited for, and how many are ahead.</param>
public sealed class FarFromCopySlotsException(string message) : WaitingForCopySlotsException(message);
