using Amazon.StepFunctions;
using AmiPipeline.Engines.Aws;

namespace AmiPipeline.Engines.Deployed;

/// <summary>The clients that starting and watching take. The account comes from the ARN that a person gives, so STS is not asked.</summary>
/// <param name="connection">How AWS is reached.</param>
/// <param name="owner">Whose the state machine is, and where.</param>
public sealed class DeployedClients(AwsConnection connection, AwsCaller owner) : IDisposable
{
    private readonly ConnectionClientFactory _factory = new(connection, new AwsCallCounter());
    private IAmazonStepFunctions? _stepFunctions;

    /// <summary>Step Functions, in the state machine's Region.</summary>
    public IAmazonStepFunctions StepFunctions => _stepFunctions ??= _factory.StepFunctions(owner.Location);

    /// <summary>The aliases of the account's keys in the Region, by key ARN; none where they may not be listed.</summary>
    public async Task<IReadOnlyDictionary<string, string>> KeyAliasesAsync()
    {
        using var kms = _factory.Kms(owner.Location);
        return await AwsSession.KeyAliasesAsync(kms, owner);
    }

    /// <inheritdoc/>
    public void Dispose() => _stepFunctions?.Dispose();
}
