using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Amazon.Compat;

/// <summary>A service's endpoint in each Region. The partitions are the SDK's own.</summary>
/// <param name="service">How its hosts begin.</param>
/// <param name="namesFips">Whether the host of a Region in GovCloud, whose endpoints are all validated by FIPS 140, is called so.</param>
internal sealed class RegionalEndpointProvider(string service, Func<RegionalEndpointParameters, bool> namesFips) : IEndpointProvider
{
    /// <inheritdoc/>
    /// <exception cref="AmazonClientException">There is no such endpoint.</exception>
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var endpointParameters = (RegionalEndpointParameters)parameters;
        if (endpointParameters.Endpoint is { Length: > 0 } endpoint)
        {
            return endpointParameters.UseFips ? throw new AmazonClientException("Invalid Configuration: FIPS and custom endpoint are not supported")
                : endpointParameters.UseDualStack ? throw new AmazonClientException("Invalid Configuration: Dualstack and custom endpoint are not supported")
                : new Endpoint(endpoint);
        }

        return endpointParameters.Region is { Length: > 0 } region && Fn.Partition(region) is { } partition
            ? new Endpoint(Url(endpointParameters, region, partition))
            : throw new AmazonClientException("Invalid Configuration: Missing Region");
    }

    private string Url(RegionalEndpointParameters endpointParameters, string region, Partition partition)
    {
        if (endpointParameters.UseFips && !partition.supportsFIPS)
        {
            throw new AmazonClientException("FIPS is enabled but this partition does not support FIPS");
        }

        if (endpointParameters.UseDualStack && !partition.supportsDualStack)
        {
            throw new AmazonClientException("DualStack is enabled but this partition does not support DualStack");
        }

        var isFips = partition.name == "aws-us-gov" ? namesFips(endpointParameters) : endpointParameters.UseFips;
        return $"https://{service}{(isFips ? "-fips" : "")}.{region}.{(endpointParameters.UseDualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix)}";
    }
}

/// <summary>What an endpoint is chosen by. The names are those of the SDK's endpoint rules.</summary>
internal sealed class RegionalEndpointParameters : EndpointParameters
{
    /// <summary>The Region; null if none is known.</summary>
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
