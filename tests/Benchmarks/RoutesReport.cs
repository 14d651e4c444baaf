namespace AmiPipeline.Benchmarks;

/// <summary>How long the examples take in virtual time, beside what EC2 itself needs: the same on every machine.</summary>
internal static class RoutesReport
{
    private static readonly string[] Requests =
    [
        "s1-preserve-mixed.json", "s3-encrypt.json", "s3b-re-encrypt.json", "s4-capture.json", "s5-unique-keys-snapshots.json", "s5-unique-keys.json",
    ];

    /// <summary>Runs them, and writes a row for each.</summary>
    public static async Task<string> WriteAsync()
    {
        var table = new MarkdownTable("request", "route", "virtual time", "EC2 itself", "difference s", "ratio");
        foreach (var request in Requests)
        {
            var report = await new FullStack(request).RunAsync();
            var own = report.Ec2Time!.Value;
            table.Add(
                $"`{request}`", $"{report.Result!.Route}", $"{report.Duration:h\\:mm\\:ss}", $"{own:h\\:mm\\:ss}",
                $"{(report.Duration - own).TotalSeconds:F1}", $"{report.Duration / own:F3}");
        }

        return $"""
            From the start of an execution to its end, clean-up included, in virtual time. EC2 itself is the time between the calls and the instants at which what they asked for is ready; what goes on side by side counts once.

            {table}
            """;
    }
}
