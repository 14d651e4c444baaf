namespace AmiPipeline.Errors;

/// <summary>All slots for snapshot copies are taken, and none is free within half an hour. Nothing was made, and the place in the line is kept.</summary>
/// <param name="message">What is waited for, and how many are ahead.</param>
public sealed class FarFromCopySlotsException(string message) : WaitingForCopySlotsException(message);
