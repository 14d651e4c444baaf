using System.Text.Json;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>What PlanImage needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Request">The request document, as the execution was started with it.</param>
public sealed record PlanImageInput(ExecutionIdentity Execution, JsonElement Request) : IExecutionInput;
