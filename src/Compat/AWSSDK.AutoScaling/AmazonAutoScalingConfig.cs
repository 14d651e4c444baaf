using Amazon.Compat;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Amazon.AutoScaling;

/// <summary>How Auto Scaling is reached. What is left out is found as for every client of the SDK.</summary>
public class AmazonAutoScalingConfig : ClientConfig
{
    internal const string ServiceName = "Auto Scaling";

    private static readonly string UserAgentString = InternalSDKUtils.BuildUserAgentString(ServiceName, "4.0.100");

    // AWS General Reference, "Amazon EC2 Auto Scaling endpoints": GovCloud's are called so over IPv6 only, if one asks.
    private static readonly RegionalEndpointProvider Endpoints = new("autoscaling", parameters => parameters is { UseDualStack: true, UseFips: true });

    /// <summary>A configuration in which nothing is said.</summary>
    public AmazonAutoScalingConfig()
        : base(new DefaultConfigurationProvider(ModeDefaults.All))
    {
        base.ServiceId = ServiceName;
        AuthenticationServiceName = "autoscaling";
        EndpointProvider = Endpoints;
    }

    /// <summary>The service's id: <c>AWS_ENDPOINT_URL_AUTO_SCALING</c> and the <c>auto_scaling</c> section of a profile are named after it.</summary>
    public static new string ServiceId => ServiceName;

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "autoscaling";

    /// <inheritdoc/>
    public override string ServiceVersion => "2011-01-01";

    /// <inheritdoc/>
    public override string UserAgent => UserAgentString;

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => RegionalEndpointResolver.Determine(this, ServiceName, parameters);
}
