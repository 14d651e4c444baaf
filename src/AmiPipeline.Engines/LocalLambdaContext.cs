using Amazon.Lambda.Core;

namespace AmiPipeline.Engines;

/// <summary>The context of an invocation in this process: the function's name, the request ID and the log. Everything else exists only on Lambda.</summary>
/// <param name="functionName">The function's name.</param>
/// <param name="requestId">The request's id.</param>
/// <param name="log">Takes the function's log lines.</param>
internal sealed class LocalLambdaContext(string functionName, string requestId, Action<string> log) : ILambdaContext
{
    private readonly DelegateLogger _logger = new(log);

    public string FunctionName => functionName;

    public string AwsRequestId => requestId;

    public ILambdaLogger Logger => _logger;

    /// <summary>Without end: nothing here breaks an invocation off.</summary>
    public TimeSpan RemainingTime => TimeSpan.MaxValue;

    public string FunctionVersion => "$LATEST";

    public string InvokedFunctionArn => functionName;

    public int MemoryLimitInMB => 0;

    public IClientContext? ClientContext => null;

    public ICognitoIdentity? Identity => null;

    public string? LogGroupName => null;

    public string? LogStreamName => null;

    public string? TraceId => null;
}

/// <summary>Hands the functions' log lines on, so that they do not mix with what the program prints.</summary>
/// <param name="log">Takes a line.</param>
internal sealed class DelegateLogger(Action<string> log) : ILambdaLogger
{
    public void Log(string message) => log(message);

    public void LogLine(string message) => log(message);
}
