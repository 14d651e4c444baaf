namespace AmiPipeline.Infra.Options;

/// <summary>What was requested cannot be synthesised. The message says what is wrong and what would be right; there is nothing to trace.</summary>
/// <param name="message">For the deployer.</param>
public sealed class DeploymentFaultException(string message) : Exception(message);
