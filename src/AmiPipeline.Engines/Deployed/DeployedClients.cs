using Amazon.StepFunctions;
using AmiPipeline.Engines.Aws;

namespace AmiPipeline.Engines.Deployed;

/// <summary>The clients for starting and watching executions. The account comes from the ARN on the command line, so STS is not called.</summary>
/// <param name="connection">How to reach AWS.</param>
/// <param name="owner">The state machine's account, Region and partition.</param>
public sealed class DeployedClients(AwsConnection connection, AwsCaller owner) : IDisposable
{
    private readonly ConnectionClientFactory _factory = new(connection, new AwsCallCounter());
    private IAmazonStepFunctions? _stepFunctions;

    /// <summary>Step Functions, in the state machine's Region.</summary>
    public IAmazonStepFunctions StepFunctions => _stepFunctions ??= _factory.StepFunctions(owner.Location);

    /// <summary>The aliases of the account's keys in the Region and in others, by key ARN; empty without permission to list them.</summary>
    /// <param name="others">The other accounts and Regions; other accounts are left out.</param>
    public Task<IReadOnlyDictionary<string, string>> KeyAliasesAsync(params IEnumerable<AwsLocation> others) => AwsSession.KeyAliasesAsync(_factory, owner, others);

    /// <inheritdoc/>
    public void Dispose() => _stepFunctions?.Dispose();
}
