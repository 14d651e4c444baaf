using System.Text.Json;

namespace AmiPipeline.Functions.Sharing;

/// <summary>What ShareSource needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Request">The request document, as the execution was started with it.</param>
public sealed record ShareSourceInput(ExecutionIdentity Execution, JsonElement Request) : IExecutionInput;
