using Amazon.Lambda.Core;

namespace AmiPipeline.Benchmarks;

/// <summary>Drops the functions' log lines, as the simulated engine does unless told otherwise.</summary>
internal sealed class SilentLogger : ILambdaLogger
{
    public static SilentLogger Instance { get; } = new();

    public void Log(string message)
    {
    }

    public void LogLine(string message)
    {
    }
}
