using Amazon.Runtime.Endpoints;

namespace Amazon.StepFunctions.Internal;

/// <summary>What an endpoint is chosen by. The names are those of the SDK's endpoint rules.</summary>
internal sealed class StepFunctionsEndpointParameters : EndpointParameters
{
    /// <summary>The Region; null where none is known.</summary>
    public string? Region
    {
        get => (string?)this[nameof(Region)];
        init => this[nameof(Region)] = value;
    }

    /// <summary>Whether the endpoint is to answer over IPv6 too.</summary>
    public bool UseDualStack
    {
        get => this[nameof(UseDualStack)] is true;
        init => this[nameof(UseDualStack)] = value;
    }

    /// <summary>Whether the endpoint is to be validated by FIPS 140.</summary>
    public bool UseFips
    {
        get => this["UseFIPS"] is true;
        init => this["UseFIPS"] = value;
    }

    /// <summary>The endpoint that is configured; null for the service's own.</summary>
    public string? Endpoint
    {
        get => (string?)this[nameof(Endpoint)];
        init => this[nameof(Endpoint)] = value;
    }
}
