using System.Text.Json;
using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Json;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines;
using AmiPipeline.Reports.Costs;
using AmiPipeline.Reports.Lineage;
using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Cli.Commands;

/// <summary>Prints a plan, in either format.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="json">Whether as a JSON document.</param>
/// <param name="views">What is shown besides.</param>
internal sealed class PlanOutput(Terminal terminal, bool json, ViewArguments views)
{
    /// <summary>Prints it.</summary>
    /// <param name="planned">The plan and its steps.</param>
    /// <param name="aliases">The aliases of keys by key ARN.</param>
    /// <param name="sharedBy">The account that shared the source for the plan; null if none had to.</param>
    /// <param name="sourceRole">The role that it shared it in; null if none had to.</param>
    /// <returns>The exit code.</returns>
    public int Write(PlannedExecution planned, IReadOnlyDictionary<string, string> aliases, string? sharedBy, string? sourceRole)
    {
        var keys = new KeyNames(aliases);
        var calls = new PlannedCalls(planned.Plan, keys, sharedBy, sourceRole).InOrder(planned.Steps);
        var costs = CostEstimate.Create(QuantitiesReader.Read(planned.Plan, planned.Transitions), views.Prices);
        if (json)
        {
            terminal.OutWriter.WriteLine(JsonSerializer.Serialize(PlanDocument.Create(planned.Plan, calls, aliases, costs), CliJson.Printed.PlanDocument));
        }
        else
        {
            new PlanReport(terminal.Out, keys, sharedBy).Write(planned.Plan, calls, costs);
        }

        return new LineageOutput(terminal, views).Write(LineageBuilder.FromPlan(planned.Plan), keys, $"{planned.Plan.Name}, as planned") ? ExitCodes.Done : ExitCodes.FileUnusable;
    }
}
