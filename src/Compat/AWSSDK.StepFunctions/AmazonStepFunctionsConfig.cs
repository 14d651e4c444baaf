using Amazon.Compat;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Amazon.StepFunctions;

/// <summary>How Step Functions is reached. What is left out is found as for every client of the SDK.</summary>
public class AmazonStepFunctionsConfig : ClientConfig
{
    internal const string ServiceName = "SFN";

    private static readonly string UserAgentString = InternalSDKUtils.BuildUserAgentString(ServiceName, "4.0.100");

    // AWS General Reference, "Step Functions endpoints": over IPv6 GovCloud's are called so without being asked, and in us-gov-west-1 they are not even if one asks.
    private static readonly RegionalEndpointProvider Endpoints = new("states", parameters => parameters.UseDualStack || (parameters.UseFips && parameters.Region != "us-gov-west-1"));

    /// <summary>A configuration in which nothing is said.</summary>
    public AmazonStepFunctionsConfig()
        : base(new DefaultConfigurationProvider(ModeDefaults.All))
    {
        base.ServiceId = ServiceName;
        AuthenticationServiceName = "states";
        EndpointProvider = Endpoints;
    }

    /// <summary>The service's id: <c>AWS_ENDPOINT_URL_SFN</c> and the <c>sfn</c> section of a profile are named after it.</summary>
    public static new string ServiceId => ServiceName;

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "states";

    /// <inheritdoc/>
    public override string ServiceVersion => "2016-11-23";

    /// <inheritdoc/>
    public override string UserAgent => UserAgentString;

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => RegionalEndpointResolver.Determine(this, ServiceName, parameters);
}
