using System.Text.Json;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>What PlanImage needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Request">The request document, as the execution was started with it.</param>
/// <param name="CountResources">Whether to count what has a quota, which lists all of it. Default: not; an execution meets the quota itself.</param>
public sealed record PlanImageInput(ExecutionIdentity Execution, JsonElement Request, bool CountResources = false) : IExecutionInput;
