using Amazon.Runtime;

namespace AmiPipeline.Functions.Aws;

/// <summary>Configures clients whose calls go out once, whatever comes back: for calls that sent twice could create twice.</summary>
public static class NoRetries
{
    /// <summary>Turns off both ways in which the SDK sends a call again.</summary>
    /// <typeparam name="TConfig">The configuration's type.</typeparam>
    /// <param name="config">The configuration.</param>
    /// <returns>The same configuration.</returns>
    public static TConfig Configure<TConfig>(TConfig config)
        where TConfig : ClientConfig
    {
        ArgumentNullException.ThrowIfNull(config);
        config.MaxErrorRetry = 0;
        // The SDK takes a connection that breaks for one that was idle too long, and sends again up to ten times that MaxErrorRetry does not
        // count (ClientConfig.MaxStaleConnectionRetries); but EC2 may have done what was asked before it broke.
        config.MaxStaleConnectionRetries = 0;
        return config;
    }
}
