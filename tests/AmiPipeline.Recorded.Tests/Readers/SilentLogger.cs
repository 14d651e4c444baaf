using Amazon.Lambda.Core;

namespace AmiPipeline.Recorded.Tests.Readers;

/// <summary>Thousands of plans are made here: what each logs is of no use to anybody.</summary>
internal sealed class SilentLogger : ILambdaLogger
{
    public void Log(string message)
    {
    }

    public void LogLine(string message)
    {
    }
}
