namespace AmiPipeline.Functions.Aws;

/// <summary>Whether the SDK may send a call again when no answer, or a passing error, came back.</summary>
public enum SdkRetries
{
    /// <summary>As the SDK is configured to: for reads, and for calls with a client token.</summary>
    Allowed,

    /// <summary>Never, as <see cref="NoRetries"/> configures it: for calls that could create twice.</summary>
    None,
}
