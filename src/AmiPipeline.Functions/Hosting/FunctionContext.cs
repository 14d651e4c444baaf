namespace AmiPipeline.Functions.Hosting;

/// <summary>Lambda's context with another logger.</summary>
/// <param name="lambda">Lambda's context.</param>
/// <param name="logger">The logger.</param>
internal sealed class FunctionContext(ILambdaContext lambda, ILambdaLogger logger) : ILambdaContext
{
    public string AwsRequestId => lambda.AwsRequestId;

    public IClientContext? ClientContext => lambda.ClientContext;

    public string FunctionName => lambda.FunctionName;

    public string FunctionVersion => lambda.FunctionVersion;

    public ICognitoIdentity? Identity => lambda.Identity;

    public string InvokedFunctionArn => lambda.InvokedFunctionArn;

    public ILambdaLogger Logger => logger;

    public string? LogGroupName => lambda.LogGroupName;

    public string? LogStreamName => lambda.LogStreamName;

    public int MemoryLimitInMB => lambda.MemoryLimitInMB;

    public TimeSpan RemainingTime => lambda.RemainingTime;

    public string? TraceId => lambda.TraceId;
}
