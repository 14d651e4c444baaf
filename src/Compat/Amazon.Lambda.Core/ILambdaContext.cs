namespace Amazon.Lambda.Core;

/// <summary>What Lambda passes to a function about the invocation it serves and the function it is.</summary>
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

    /// <summary>The CloudWatch log group; may be null if the function has no permission to log.</summary>
    string? LogGroupName { get; }

    /// <summary>The CloudWatch log stream; may be null if the function has no permission to log.</summary>
    string? LogStreamName { get; }

    /// <summary>The memory configured for the function, in MiB.</summary>
    int MemoryLimitInMB { get; }

    /// <summary>The time left until Lambda ends the invocation at the function's timeout.</summary>
    TimeSpan RemainingTime { get; }

    /// <summary>The X-Ray trace header of the invocation; null if the context has none, which is the default.</summary>
    string? TraceId => null;
}

/// <summary>What a mobile client sent along with the invocation.</summary>
/// <remarks>The package also describes the client's application; nothing here reads it.</remarks>
public interface IClientContext
{
    /// <summary>The client's environment, by name.</summary>
    IDictionary<string, string> Environment { get; }

    /// <summary>The client's own values, by name.</summary>
    IDictionary<string, string> Custom { get; }
}

/// <summary>The Amazon Cognito identity of the caller.</summary>
public interface ICognitoIdentity
{
    /// <summary>The identity's id.</summary>
    string IdentityId { get; }

    /// <summary>The id of the pool that vouches for the identity.</summary>
    string IdentityPoolId { get; }
}

/// <summary>The function's log. A logger that knows no levels need only implement the two members without one.</summary>
/// <remarks>The package's members with message templates and exceptions are left out: messages here come finished.</remarks>
public interface ILambdaLogger
{
    /// <summary>Writes <paramref name="message"/>, without a line end.</summary>
    void Log(string message);

    /// <summary>Writes <paramref name="message"/> and a line end.</summary>
    void LogLine(string message);

    /// <summary>Writes <paramref name="message"/> at a level: Trace, Debug, Information, Warning, Error or Critical.</summary>
    /// <remarks>By default the level is dropped and the message written as by <see cref="LogLine"/>.</remarks>
    void Log(string level, string message) => LogLine(message);

    /// <summary>Writes <paramref name="message"/> at level Trace.</summary>
    void LogTrace(string message) => Log("Trace", message);

    /// <summary>Writes <paramref name="message"/> at level Debug.</summary>
    void LogDebug(string message) => Log("Debug", message);

    /// <summary>Writes <paramref name="message"/> at level Information.</summary>
    void LogInformation(string message) => Log("Information", message);

    /// <summary>Writes <paramref name="message"/> at level Warning.</summary>
    void LogWarning(string message) => Log("Warning", message);

    /// <summary>Writes <paramref name="message"/> at level Error.</summary>
    void LogError(string message) => Log("Error", message);

    /// <summary>Writes <paramref name="message"/> at level Critical.</summary>
    void LogCritical(string message) => Log("Critical", message);
}
