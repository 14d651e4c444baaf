using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace Amazon.Compat;

/// <summary>Takes an endpoint's parameters from the client's configuration.</summary>
internal sealed class RegionalEndpointResolver : BaseEndpointResolver
{
    private static readonly RegionalEndpointResolver Instance = new();

    /// <summary>Where a client with a configuration sends a request, which has not been made yet.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="serviceName">The service's id.</param>
    /// <param name="parameters">The request.</param>
    public static Endpoint Determine(ClientConfig config, string serviceName, ServiceOperationEndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var request = new DefaultRequest(parameters.Request, serviceName) { AlternateEndpoint = parameters.AlternateEndpoint };
        var context = new RequestContext(enableMetric: false) { ClientConfig = config, OriginalRequest = parameters.Request, Request = request };
        return Instance.GetEndpoint(new Amazon.Runtime.Internal.ExecutionContext(context, null));
    }

    /// <summary>Has a client's pipeline find its endpoint so, and sign every request with signature version 4.</summary>
    /// <param name="pipeline">The pipeline.</param>
    public static void AddTo(RuntimePipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new RegionalEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SignatureV4Handler());
    }

    /// <inheritdoc/>
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var config = requestContext.ClientConfig;
        return new RegionalEndpointParameters
        {
            Region = requestContext.Request.AlternateEndpoint?.SystemName ?? Region(config),
            UseDualStack = config.UseDualstackEndpoint,
            UseFips = config.UseFIPSEndpoint,
            Endpoint = config.ServiceURL,
        };
    }

    private static string? Region(IClientConfig config) =>
        config.RegionEndpoint is { } region ? region.SystemName
        : config.AuthenticationRegion is { Length: > 0 } signedFor ? signedFor
        : config.ServiceURL is { Length: > 0 } url ? AWSSDKUtils.DetermineRegion(url)
        : null;
}
