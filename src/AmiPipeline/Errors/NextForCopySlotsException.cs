namespace AmiPipeline.Errors;

/// <summary>All slots for snapshot copies are taken, and one may be free any moment. Nothing was made, and the place in the line is kept.</summary>
/// <param name="message">What is waited for, and how many are ahead.</param>
public sealed class NextForCopySlotsException(string message) : WaitingForCopySlotsException(message);
