using Amazon.Lambda.Core;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>Log lines are no business of the scenarios.</summary>
internal sealed class SilentLogger : ILambdaLogger
{
    public void Log(string message)
    {
    }

    public void LogLine(string message)
    {
    }
}
