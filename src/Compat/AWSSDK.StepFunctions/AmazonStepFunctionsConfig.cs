using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.StepFunctions.Internal;
using Amazon.Util.Internal;

namespace Amazon.StepFunctions;

/// <summary>How Step Functions is reached. What is left out is found as for every client of the SDK.</summary>
public class AmazonStepFunctionsConfig : ClientConfig
{
    internal const string ServiceName = "SFN";

    private static readonly string UserAgentString = InternalSDKUtils.BuildUserAgentString(ServiceName, "4.0.100");

    private static readonly StepFunctionsEndpointResolver Resolver = new();

    /// <summary>A configuration in which nothing is said.</summary>
    public AmazonStepFunctionsConfig()
        : base(new DefaultConfigurationProvider(StepFunctionsDefaults.All))
    {
        base.ServiceId = ServiceName;
        AuthenticationServiceName = "states";
        EndpointProvider = new StepFunctionsEndpointProvider();
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
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var request = new DefaultRequest(parameters.Request, ServiceName) { AlternateEndpoint = parameters.AlternateEndpoint };
        var context = new RequestContext(enableMetric: false) { ClientConfig = this, OriginalRequest = parameters.Request, Request = request };
        return Resolver.GetEndpoint(new Amazon.Runtime.Internal.ExecutionContext(context, null));
    }
}
