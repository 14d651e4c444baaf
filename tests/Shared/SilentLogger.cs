using Amazon.Lambda.Core;

namespace AmiPipeline.TestSupport;

/// <summary>Drops the functions' log lines: where thousands of invocations are made, nobody reads them.</summary>
public sealed class SilentLogger : ILambdaLogger
{
    /// <summary>The logger: it has no state.</summary>
    public static SilentLogger Instance { get; } = new();

    /// <inheritdoc/>
    public void Log(string message)
    {
    }

    /// <inheritdoc/>
    public void LogLine(string message)
    {
    }
}
