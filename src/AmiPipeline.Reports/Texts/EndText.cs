namespace AmiPipeline.Reports.Texts;

/// <summary>How an execution ended, in a line each.</summary>
internal static class EndText
{
    /// <summary>How long it took, and what.</summary>
    /// <param name="report">The report.</param>
    public static string Took(ExecutionReport report) =>
        $"{Wording.Duration(report.Duration)}{(report.IsRealTime ? "" : " of virtual time")}, of which {Ec2(report)}; {Calls(report)}{Wording.Count(report.StateTransitions, "state transition")}";

    /// <summary>What was removed, in a line.</summary>
    /// <param name="report">The report.</param>
    public static string Removed(ExecutionReport report) => report switch
    {
        { CleanUp.Removed: { Count: > 0 } removed } => string.Join(", ", removed),
        { CleanUp.Uncertain.Count: > 0 } => "nothing that is known to be gone",
        { CleanUp.HasEnded: true } or { IsDeployed: false, MayHaveMade: false } => "nothing (no temporary resources found)",
        _ => "not known (clean-up did not finish)",
    };

    /// <summary>What may be gone, each in a line.</summary>
    /// <param name="report">The report.</param>
    public static IEnumerable<string> Uncertain(ExecutionReport report) =>
        report.CleanUp.Uncertain.Select(id => $"{id}: EC2 doesn't show it any more, but doesn't say that it is gone");

    private static string Ec2(ExecutionReport report) =>
        report.Ec2Time is { } own ? $"EC2 itself needed {Wording.Duration(own)}" : $"{Wording.Duration(report.Waited)} waiting for EC2";

    private static string Calls(ExecutionReport report) =>
        report is { Ec2Calls: { } ec2, KmsCalls: { } kms } ? $"{Wording.Count(ec2, "EC2 call")}, {Wording.Count(kms, "KMS call")}, " : "";
}
