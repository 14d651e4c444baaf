using AmiPipeline.Cli.Json;
using AmiPipeline.Errors;
using AmiPipeline.Plans;
using AmiPipeline.Reports;
using AmiPipeline.Reports.Costs;
using AmiPipeline.Reports.Texts;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.Verification;
using Spectre.Console;

namespace AmiPipeline.Cli.Reports;

/// <summary>Prints how an execution or its clean-up ended.</summary>
/// <param name="console">Where to.</param>
/// <param name="costs">What the execution cost; null for nothing to say. Default: null.</param>
/// <param name="stored">Where its report is stored; null for nothing to say. Default: null.</param>
internal sealed class RunReport(IAnsiConsole console, CostEstimate? costs = null, StoredReport? stored = null)
{
    /// <summary>Prints the image and what it took.</summary>
    /// <param name="report">A report of an execution that succeeded.</param>
    /// <param name="image">Its image.</param>
    /// <param name="keys">Short names of keys.</param>
    public void Succeeded(ExecutionReport report, VerifiedImage image, KeyNames keys)
    {
        console.WriteLine();
        new Facts()
            .Add("Image", Wording.Image(image), "bold green")
            .Add("Where", $"{image.Location.Region}, account {image.Location.AccountId}")
            .AddAll("Source", image.SourceParameter is { } parameter ? [Wording.Source(image.SourceId, parameter)] : [])
            .Add("Route", $"{Wording.Routes(image.Route, image.SecondRoute)}: {image.Reason}")
            .AddAll(image.Warnings.Count == 1 ? "Warning" : "Warnings", image.Warnings, "yellow")
            .WriteTo(console);

        if (image.Devices.Count > 0)
        {
            Devices(image, keys).WriteTo(console);
            VerifiedValues.Create(image).WriteTo(console);
        }

        AddEnd(Destinations(image, keys), report).WriteTo(console);
    }

    /// <summary>Prints why it failed, and what became of its temporary resources.</summary>
    /// <param name="report">A report of an execution that failed.</param>
    /// <param name="failure">Why.</param>
    /// <param name="image">The image, with what came of each destination; null if the execution came to none.</param>
    /// <param name="keys">Short names of keys.</param>
    /// <param name="nextCommand">The command that continues the clean-up; null if nothing remains.</param>
    public void Failed(ExecutionReport report, Failure failure, VerifiedImage? image, KeyNames keys, string? nextCommand)
    {
        console.WriteLine();
        var facts = new Facts()
            .Add(report.Status == ExecutionStatus.Aborted ? "Stopped" : "Failed", failure.Error, "bold red")
            .AddCause(failure.Cause, console);
        if (image is not null)
        {
            facts.AddAll("Image", image.IsKept ? [Wording.Image(image)] : []).WriteTo(console);
            if (image is { IsKept: true, Devices.Count: > 0 })
            {
                Devices(image, keys).WriteTo(console);
            }

            facts = Destinations(image, keys);
        }

        AddEnd(facts, report).AddCommand("Next", nextCommand).WriteTo(console);
    }

    /// <summary>Prints what a separate clean-up removed and what remains.</summary>
    /// <param name="executionArn">The execution that was cleaned up.</param>
    /// <param name="report">How that went.</param>
    /// <param name="nextCommand">The command that continues it.</param>
    public void CleanedUp(string executionArn, ExecutionReport report, string nextCommand)
    {
        console.WriteLine();
        var facts = new Facts().Add("Execution", executionArn);
        if (report.Failure is { } failure)
        {
            facts.Add("Failed", failure.Error, "bold red").AddCause(failure.Cause, console);
        }

        AddRemoved(facts, report, report.Failure is null ? "default" : "red")
            .AddAll("Remaining", report.CleanUp.IsComplete && report.Failure is null ? ["nothing except committed resources"] : [])
            .AddCommand("Next", report.Failure is null ? null : nextCommand)
            .Add("Took", $"{Wording.Duration(report.Duration)}, {Wording.Count(report.Ec2Calls ?? 0, "EC2 call")}")
            .WriteTo(console);
    }

    // Their tables, and the facts below these.
    private Facts Destinations(VerifiedImage image, KeyNames keys)
    {
        CopiesTable.Create(image, keys)?.WriteTo(console);
        SharingTable.Create(SharingRows.Create(image), image.Sharing?.Items ?? [])?.WriteTo(console);
        PublicationsTable.Create(image.Publications?.Items ?? [], image.Location)?.WriteTo(console);
        RetentionTable.Create(image.Retention?.Items ?? [], image.Location)?.WriteTo(console);
        return new Facts().AddAll("Keys", keys.List((image.IsKept ? image.Devices : []).Select(device => device.KmsKeyId).Concat(CopiesTable.Keys(image))))
            .AddAll("Key policy", SharingRows.Describe(image.Sharing?.KeyPolicies ?? [], keys))
            .AddGrants(AutoScalingGrant.Create(image), keys)
            .AddStaying(image.Sharing?.StayingGrants ?? [], keys)
            .AddAll("", image.Sharing?.HasMoreStayingGrants == true ? [SharingRows.MoreGrants] : [], "yellow");
    }

    private static TextTable Devices(VerifiedImage image, KeyNames keys)
    {
        var table = new TextTable(3, "Device", "Snapshot", "Size", "Encrypted", "Key");
        foreach (var device in image.Devices)
        {
            table.Add(
                device.DeviceName, device.SnapshotId ?? "none", $"{device.SizeGiB} GiB", Wording.YesOrNo(device.Encrypted),
                device is { KmsKeyId: { } key, KeyOrigin: { } origin } ? $"{keys.Shorten(key)}, {AcceptedKey.Describe(origin)}" : "");
        }

        foreach (var device in image.Ephemerals)
        {
            table.Add(device.DeviceName, DeviceText.InstanceStore(device.Found), "", "", "");
        }

        return table;
    }

    private Facts AddEnd(Facts facts, ExecutionReport report) =>
        AddRemoved(facts.AddAll("Costs", costs is null ? [] : [costs.Summary()]), report, "red")
            .Add("Took", EndText.Took(report))
            .AddAll("Report", stored?.Lines ?? []);

    private static Facts AddRemoved(Facts facts, ExecutionReport report, string remainingStyle) => facts
        .Add("Removed", EndText.Removed(report))
        .AddAll("Uncertain", EndText.Uncertain(report), "yellow")
        .AddAll("Remaining", [.. report.CleanUp.Remaining.Select(resource => resource.ToString()), .. report.CleanUp.ListingFailures], remainingStyle);
}
