namespace Amazon.Lambda.Core;

/// <summary>What Lambda tells a function about the invocation it serves and the function it is.</summary>
/// <remarks>The tenant id and the registered serializer, newer members of the package, are left out: nothing here reads them.</remarks>
public interface ILambdaContext
{
    /// <summary>The id of the request. A retry of the same asynchronous request keeps it.</summary>
    string AwsRequestId { get; }

    /// <summary>What a mobile client sent along; null for every other caller, Step Functions among them.</summary>
    IClientContext? ClientContext { get; }

    /// <summary>The function's name, without account, Region or version.</summary>
    string FunctionName { get; }

    /// <summary>The version that runs, <c>$LATEST</c> if none was published; behind an alias, the version it points to.</summary>
    string FunctionVersion { get; }

    /// <summary>The Amazon Cognito identity of a mobile caller; null for every other caller.</summary>
    ICognitoIdentity? Identity { get; }

    /// <summary>The ARN the caller used: of the function, or of a version or alias of it.</summary>
    string InvokedFunctionArn { get; }

    /// <summary>Writes to the function's log.</summary>
    ILambdaLogger Logger { get; }

    /// <summary>The CloudWatch log group; may be null where the function has no permission to log.</summary>
    string? LogGroupName { get; }

    /// <summary>The CloudWatch log stream; may be null where the function has no permission to log.</summary>
    string? LogStreamName { get; }

    /// <summary>The memory configured for the function, in MiB.</summary>
    int MemoryLimitInMB { get; }

    /// <summary>The time left until Lambda ends the invocation at the function's timeout.</summary>
    TimeSpan RemainingTime { get; }

    /// <summary>The X-Ray trace header of the invocation; null where the context has none, which is the default.</summary>
    string? TraceId => null;
}
