namespace Amazon.Lambda.RuntimeSupport.Bootstrap;

/// <summary>How a bootstrap finds the Runtime API.</summary>
public class LambdaBootstrapOptions
{
    /// <summary>Host and port of the Runtime API, such as <c>127.0.0.1:9001</c>. Default null: the variable <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
    public string? RuntimeApiEndpoint { get; set; }
}
