using Amazon.Runtime;

namespace AmiPipeline.Engines.Aws;

/// <summary>How to reach AWS, or an emulator. What is left out is found the way every SDK finds it.</summary>
public sealed record AwsConnection
{
    /// <summary>The Region. Default: <c>AWS_REGION</c>, then the profile's, then the instance's.</summary>
    public string? Region { get; init; }

    /// <summary>The profile in the shared configuration files. Default: the SDK's usual credential chain.</summary>
    public string? Profile { get; init; }

    /// <summary>Credentials. Default: the profile's, or the SDK's usual credential chain.</summary>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>
    /// Where all calls go. Default: <c>AWS_ENDPOINT_URL_EC2</c>, <c>_KMS</c>, <c>_SFN</c> and <c>_STS</c>, then <c>AWS_ENDPOINT_URL</c>, then the profile's
    /// <c>endpoint_url</c>, all of which the SDK reads itself (AWS SDKs and Tools Reference Guide, Service-specific endpoints), then AWS.
    /// </summary>
    public Uri? Endpoint { get; init; }

    /// <summary>What makes the HTTP clients. Default: one that follows no redirection and waits for complete responses, for <see cref="Timeouts.Attempt"/> at most.</summary>
    public HttpClientFactory? Http { get; init; }

    /// <summary>Whether a host that answers nothing is given up after <see cref="Timeouts.FirstResponse"/>, as STS always is: for reads that a person waits for. Default: no.</summary>
    public bool IsInteractive { get; init; }
}
