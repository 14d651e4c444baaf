namespace AmiPipeline.Engines.Aws;

/// <summary>AWS is unavailable: missing Region or credentials, credentials rejected, or no response. Nothing was changed.</summary>
/// <param name="message">What is wrong, and what would be right.</param>
/// <param name="innerException">What the SDK threw; null if it was not called.</param>
public sealed class AwsUnusableException(string message, Exception? innerException = null) : Exception(message, innerException);
