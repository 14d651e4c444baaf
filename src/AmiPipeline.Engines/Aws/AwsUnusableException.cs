namespace AmiPipeline.Engines.Aws;

/// <summary>AWS cannot be used from here: no Region, no credentials, refused ones, or no answer. Nothing was touched.</summary>
/// <param name="message">What is wrong, and what would be right.</param>
/// <param name="innerException">What the SDK threw; null where it was not asked.</param>
public sealed class AwsUnusableException(string message, Exception? innerException = null) : Exception(message, innerException);
