using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The context of one invocation. Callers with a mobile client's context or identity are not distinguished: nothing here reads them.</summary>
internal sealed class LambdaContext(Invocation invocation, LambdaEnvironment environment, ILambdaLogger logger) : ILambdaContext
{
    public string AwsRequestId => invocation.RequestId;

    public IClientContext? ClientContext => null;

    public string FunctionName => environment.FunctionName;

    public string FunctionVersion => environment.FunctionVersion;

    public ICognitoIdentity? Identity => null;

    public string InvokedFunctionArn => invocation.InvokedFunctionArn!;

    public ILambdaLogger Logger => logger;

    public string? LogGroupName => environment.LogGroupName;

    public string? LogStreamName => environment.LogStreamName;

    public int MemoryLimitInMB => environment.MemoryLimitInMB;

    public TimeSpan RemainingTime => TimeSpan.FromMilliseconds(invocation.DeadlineMs - environment.Clock.GetUtcNow().ToUnixTimeMilliseconds());

    public string? TraceId => invocation.TraceId;
}
