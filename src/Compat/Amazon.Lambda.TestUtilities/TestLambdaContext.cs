using Amazon.Lambda.Core;

namespace Amazon.Lambda.TestUtilities;

/// <summary>A context whose members the caller sets. All but <see cref="Logger"/> are null or zero until set.</summary>
public class TestLambdaContext : ILambdaContext
{
    /// <inheritdoc/>
    public string AwsRequestId { get; set; } = null!;

    /// <inheritdoc/>
    public IClientContext? ClientContext { get; set; }

    /// <inheritdoc/>
    public string FunctionName { get; set; } = null!;

    /// <inheritdoc/>
    public string FunctionVersion { get; set; } = null!;

    /// <inheritdoc/>
    public ICognitoIdentity? Identity { get; set; }

    /// <inheritdoc/>
    public string InvokedFunctionArn { get; set; } = null!;

    /// <summary>Writes to the function's log; a new <see cref="TestLambdaLogger"/> unless set.</summary>
    public ILambdaLogger Logger { get; set; } = new TestLambdaLogger();

    /// <inheritdoc/>
    public string? LogGroupName { get; set; }

    /// <inheritdoc/>
    public string? LogStreamName { get; set; }

    /// <inheritdoc/>
    public int MemoryLimitInMB { get; set; }

    /// <inheritdoc/>
    public TimeSpan RemainingTime { get; set; }

    /// <inheritdoc/>
    public string? TraceId { get; set; }
}
