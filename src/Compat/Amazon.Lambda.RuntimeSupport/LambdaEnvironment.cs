using System.Globalization;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>What Lambda passes in environment variables (AWS Lambda Developer Guide, Defined runtime environment variables). As in the package, they are read here and nowhere else.</summary>
internal sealed class LambdaEnvironment
{
    private const string TraceIdVariable = "_X_AMZN_TRACE_ID";

    public string? RuntimeApi { get; } = Variable("AWS_LAMBDA_RUNTIME_API");

    public string FunctionName { get; } = Variable("AWS_LAMBDA_FUNCTION_NAME") ?? "";

    public string FunctionVersion { get; } = Variable("AWS_LAMBDA_FUNCTION_VERSION") ?? "";

    public string? LogGroupName { get; } = Variable("AWS_LAMBDA_LOG_GROUP_NAME");

    public string? LogStreamName { get; } = Variable("AWS_LAMBDA_LOG_STREAM_NAME");

    public int MemoryLimitInMB { get; } =
        int.TryParse(Variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) ? megabytes : 0;

    public bool LogsJson { get; } = Variable("AWS_LAMBDA_LOG_FORMAT") is "JSON";

    public string? LogLevel { get; } = Variable("AWS_LAMBDA_LOG_LEVEL");

    public TimeProvider Clock { get; } = TimeProvider.System;

    /// <summary>Sets the variable that X-Ray's SDKs look for; an invocation without a trace clears it.</summary>
#pragma warning disable CA1822 // The variable is the environment's, though it is kept in the process.
    public void SetTraceId(string? traceId) => Environment.SetEnvironmentVariable(TraceIdVariable, traceId);
#pragma warning restore CA1822

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
