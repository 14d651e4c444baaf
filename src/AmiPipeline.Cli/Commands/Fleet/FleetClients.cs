using Amazon.StepFunctions;
using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Deployed;

namespace AmiPipeline.Cli.Commands.Fleet;

/// <summary>Step Functions in the accounts and Regions of a fleet.</summary>
/// <param name="host">The machine.</param>
/// <param name="connection">How to reach one of them.</param>
internal sealed class FleetClients(HostEnvironment host, Func<AwsLocation, AwsConnection> connection) : IDisposable
{
    private readonly Dictionary<AwsLocation, DeployedClients> _clients = [];

    /// <summary>That of an account and Region.</summary>
    /// <param name="location">The account and Region.</param>
    public IAmazonStepFunctions StepFunctions(AwsLocation location)
    {
        if (!_clients.TryGetValue(location, out var clients))
        {
            _clients[location] = clients = new DeployedClients(host.Connect(connection(location)), new AwsCaller(location, Partition.FromRegion(location.Region).Name));
        }

        return clients.StepFunctions;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var clients in _clients.Values)
        {
            clients.Dispose();
        }
    }
}
