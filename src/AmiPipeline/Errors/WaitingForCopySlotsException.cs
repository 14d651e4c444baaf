namespace AmiPipeline.Errors;

/// <summary>All slots for snapshot copies are taken, or others wait for those that are free. Nothing was made, and the place in the line is kept.</summary>
/// <param name="message">What is waited for, and how many are ahead.</param>
public class WaitingForCopySlotsException(string message) : PipelineException(message);
