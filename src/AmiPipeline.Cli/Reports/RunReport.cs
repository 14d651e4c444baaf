using AmiPipeline.Engines;
using AmiPipeline.Errors;
using AmiPipeline.Plans;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.Verification;
using Spectre.Console;

namespace AmiPipeline.Cli.Reports;

/// <summary>Tells a person how an execution ended.</summary>
/// <param name="console">Where to.</param>
/// <param name="keys">Short names of keys.</param>
internal sealed class RunReport(IAnsiConsole console, KeyNames keys)
{
    /// <summary>Prints the image and what it took.</summary>
    /// <param name="report">A report of an execution that succeeded.</param>
    /// <param name="image">Its image.</param>
    public void Succeeded(ExecutionReport report, VerifiedImage image)
    {
        console.WriteLine();
        new Facts()
            .Add("Image", $"{image.ImageId}  {image.Name}", "bold green")
            .Add("Where", $"{image.Location.Region}, account {image.Location.AccountId}")
            .Add("Route", $"{RouteNames.Of(image.Route, image.SecondRoute)}: {image.Reason}")
            .AddAll(image.Warnings.Count == 1 ? "Warning" : "Warnings", image.Warnings, "yellow")
            .WriteTo(console);

        console.Write(Devices(image));
        console.Write(VerifiedValues.Of(image));
        var facts = new Facts().AddKeys(image.Devices.Select(device => device.KmsKeyId), keys);
        AddEnd(facts, report).WriteTo(console);
    }

    /// <summary>Prints why it failed, and what became of what it had made.</summary>
    /// <param name="report">A report of an execution that failed.</param>
    /// <param name="failure">Why.</param>
    /// <param name="nextCommand">The command that goes on with clean-up; null where nothing is left to go on with.</param>
    public void Failed(ExecutionReport report, Failure failure, string? nextCommand)
    {
        console.WriteLine();
        var facts = new Facts()
            .Add(report.Status == ExecutionStatus.Aborted ? "Stopped" : "Failed", failure.Error, "bold red")
            .AddAll("", failure.Cause.Split('\n'));
        AddEnd(facts, report).AddAll("Go on with", nextCommand is null ? [] : [nextCommand]).WriteTo(console);
    }

    private Table Devices(VerifiedImage image)
    {
        var table = Columns.Of(unfolded: 3, "Device", "Snapshot", "Size", "Encrypted", "Key");
        foreach (var device in image.Devices)
        {
            table.AddTexts(
                device.DeviceName, device.SnapshotId ?? "none", $"{device.SizeGiB} GiB", Columns.YesOrNo(device.Encrypted),
                device is { KmsKeyId: { } key, KeyOrigin: { } origin } ? $"{keys.Of(key)}, {AcceptedKey.Describe(origin)}" : "");
        }

        return table;
    }

    private static Facts AddEnd(Facts facts, ExecutionReport report)
    {
        var removed = report.CleanUp.Removed;
        return facts
            .Add("Removed", removed.Count == 0 ? "nothing: nothing temporary carries the execution's tag" : string.Join(", ", removed))
            .AddRemaining(report.CleanUp, "red")
            .Add("Took", $"{Wording.Duration(report.Duration)}{(report.IsRealTime ? "" : " of virtual time")}, "
                + $"{Calls(report)}{Wording.Count(report.StateTransitions, "state transition")}");
    }

    private static string Calls(ExecutionReport report) =>
        report is { Ec2Calls: { } ec2, KmsCalls: { } kms } ? $"{Wording.Count(ec2, "EC2 call")}, {Wording.Count(kms, "KMS call")}, " : "";
}
