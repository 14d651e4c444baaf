using Amazon.Lambda.Core;

namespace AmiPipeline.Engines;

/// <summary>Hands the functions' log lines on, so that they do not mix with what the program prints.</summary>
/// <param name="log">Takes a line.</param>
internal sealed class DelegateLogger(Action<string> log) : ILambdaLogger
{
    public void Log(string message) => log(message);

    public void LogLine(string message) => log(message);
}
