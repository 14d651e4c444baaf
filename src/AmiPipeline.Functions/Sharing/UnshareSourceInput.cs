using System.Text.Json;

namespace AmiPipeline.Functions.Sharing;

/// <summary>What UnshareSource needs.</summary>
/// <param name="Execution">The execution whose access ends.</param>
/// <param name="Request">What the execution was started with: the request document, or its JSON text as Step Functions' events carry it.</param>
public sealed record UnshareSourceInput(ExecutionIdentity Execution, JsonElement Request) : IExecutionInput;
