using Amazon.Lambda.Core;

namespace AmiPipeline.Engines.Tests.BadInput;

/// <summary>A function's log that nobody reads.</summary>
internal sealed class SilentLogger : ILambdaLogger
{
    public void Log(string message)
    {
    }

    public void LogLine(string message)
    {
    }
}
