using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Images;

/// <summary>What CommitImage needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Result">The verified image.</param>
public sealed record CommitImageInput(ExecutionIdentity Execution, ImagePlan Plan, VerifiedImage Result) : IExecutionInput;
