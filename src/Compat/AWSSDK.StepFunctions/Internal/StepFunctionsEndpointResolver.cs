using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace Amazon.StepFunctions.Internal;

/// <summary>Takes an endpoint's parameters from the client's configuration.</summary>
internal sealed class StepFunctionsEndpointResolver : BaseEndpointResolver
{
    /// <inheritdoc/>
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var config = requestContext.ClientConfig;
        return new StepFunctionsEndpointParameters
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
