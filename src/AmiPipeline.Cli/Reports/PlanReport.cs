using AmiPipeline.Cli.Json;
using AmiPipeline.Plans;
using AmiPipeline.Reports.Costs;
using AmiPipeline.Reports.Texts;
using Spectre.Console;

namespace AmiPipeline.Cli.Reports;

/// <summary>Prints what a request would do and what the image must look like.</summary>
/// <param name="console">Where to.</param>
/// <param name="keys">Short names of keys.</param>
/// <param name="sharedBy">The account that shared the source for the plan; null for none.</param>
internal sealed class PlanReport(IAnsiConsole console, KeyNames keys, string? sharedBy = null)
{
    /// <summary>Prints a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="calls">The calls that it leads to.</param>
    /// <param name="costs">What it costs.</param>
    public void Write(ImagePlan plan, IEnumerable<PlannedCall> calls, CostEstimate costs)
    {
        new Facts()
            .Add("Image", plan.ExistingImageId is null ? plan.Name : $"{plan.ExistingImageId}  {plan.Name}", "bold")
            .Add("Where", $"{plan.Location.Region}, account {plan.Location.AccountId}")
            .Add("Source", Wording.Source(plan.SourceId, plan.SourceParameter))
            .Add("Route", $"{Wording.Routes(plan.Route, plan.SecondRoute)}: {plan.Reason}")
            .AddAll("Takes", Estimates.Create(plan))
            .AddAll("Costs", costs.Items.Select(item => item.ToString()))
            .AddAll(plan.Warnings.Count == 1 ? "Warning" : "Warnings", plan.Warnings, "yellow")
            .WriteTo(console);

        console.WriteLine();
        console.MarkupLine("[bold]What would be done[/]");
        if (calls.Any())
        {
            Steps(calls).WriteTo(console, indent: 2);
        }
        else
        {
            console.WriteFolded("  Nothing: all copies were committed before.");
        }

        console.WriteLine();
        console.MarkupLine("[bold]What the result must look like[/]");
        Devices(plan).WriteTo(console);
        CopiesTable.Create(plan, keys)?.WriteTo(console);
        SharingTable.Create(SharingRows.Create(plan))?.WriteTo(console);
        PublicationsTable.Create(plan)?.WriteTo(console);
        RetentionTable.Create(plan)?.WriteTo(console);
        new Facts()
            .Add("Attributes", DeviceText.Attributes(plan.Attributes))
            .AddAll("Not reported", DeviceText.NotReported(plan))
            .AddAll("Keys", keys.List(plan.Devices.SelectMany(device => device.Expected.AcceptedKeys).Select(key => key.KmsKeyId).Concat(CopiesTable.Keys(plan))))
            .AddAll("Key policy", SharingRows.Describe(SharingRows.KeyPolicies(plan), keys))
            .AddGrants(AutoScalingGrant.Create(plan), keys)
            .WriteTo(console);
        console.WriteLine();
        console.WriteFolded(sharedBy is null ? ChangesText.None : ChangesText.Shared(sharedBy));
    }

    private static Facts Steps(IEnumerable<PlannedCall> calls)
    {
        var facts = new Facts();
        foreach (var state in calls.GroupBy(call => call.State))
        {
            facts.AddAll(state.Key, state.Select(call => call.ToString()));
        }

        return facts;
    }

    private TextTable Devices(ImagePlan plan)
    {
        var table = new TextTable(1, "Device", "Made from", "Volume", "Encrypted", "Key");
        foreach (var device in plan.Devices)
        {
            var expected = device.Expected;
            table.Add(
                device.DeviceName, DeviceText.Origin(device), DeviceText.Volume(expected.Volume), Wording.YesOrNo(expected.Encrypted),
                string.Join(" or ", expected.AcceptedKeys.Select(key => $"{keys.Shorten(key.KmsKeyId)}, {AcceptedKey.Describe(key.Origin)}")));
        }

        foreach (var device in plan.Ephemerals ?? [])
        {
            table.Add(device.DeviceName, DeviceText.InstanceStore(device.VirtualName), "", "", "");
        }

        return table;
    }
}
