namespace AmiPipeline.Functions.Retention;

/// <summary>Which other accounts use an image: a report that EC2 makes on request, which takes a while (EC2 User Guide, "View your AMI usage").</summary>
/// <param name="family">The family in one account and Region.</param>
internal sealed class UsageReports(Family family)
{
    // What was so a week ago is near enough; what was so before that is looked up again.
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(7);

    /// <summary>What a report says; one is requested unless there is one.</summary>
    public async Task<UsageOfOthers> FindAsync(string imageId)
    {
        try
        {
            return await ReadAsync(imageId);
        }
        catch (AmazonEC2Exception error) when (Ec2ErrorCodes.IsNotAllowed(error.ErrorCode))
        {
            return UsageOfOthers.NotKnown("reports of its use are denied");
        }
    }

    private async Task<UsageOfOthers> ReadAsync(string imageId)
    {
        var reports = (await family.Ec2.DescribeImageUsageReportsAsync(new DescribeImageUsageReportsRequest { ImageIds = [imageId] })).ImageUsageReports ?? [];
        var newest = reports.Where(report => family.Now - report.CreationTime!.Value < MaxAge && CountsAll(report)).MaxBy(report => report.CreationTime);
        return newest switch
        {
            { State: "available" } => new UsageOfOthers(await AccountsAsync(newest.ReportId), IsPending: false, ""),
            { State: "pending" } => Pending(),
            { } failed => UsageOfOthers.NotKnown($"its usage report failed: {failed.StateReason}"),
            null => await RequestAsync(imageId),
        };
    }

    private async Task<UsageOfOthers> RequestAsync(string imageId)
    {
        await family.Ec2.CreateImageUsageReportAsync(new CreateImageUsageReportRequest
        {
            ImageId = imageId,
            ResourceTypes = [new ImageUsageResourceTypeRequest { ResourceType = "ec2:Instance" }, new ImageUsageResourceTypeRequest { ResourceType = "ec2:LaunchTemplate" }],
            ClientToken = ClientTokens.Create(family.Execution, "usage", imageId),
            // EC2 removes it after 30 days.
            TagSpecifications = Ec2Tags.ForNew(family.Execution, family.Plan, deviceName: null, ResourceType.ImageUsageReport),
        });
        return Pending();
    }

    private async Task<IReadOnlyList<string>> AccountsAsync(string reportId)
    {
        var accounts = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var entry in family.Ec2.Paginators.DescribeImageUsageReportEntries(new DescribeImageUsageReportEntriesRequest { ReportIds = [reportId] }).ImageUsageReportEntries)
        {
            if (entry.UsageCount > 0)
            {
                accounts.Add(entry.AccountId);
            }
        }

        return [.. accounts];
    }

    // One that somebody else has requested may cover one account, or one kind of use.
    private static bool CountsAll(ImageUsageReport report) => report is { AccountIds: null or { Count: 0 }, ResourceTypes.Count: >= 2 };

    private static UsageOfOthers Pending() => new(null, IsPending: true, "its usage report is not ready yet");
}

/// <summary>What is known of other accounts.</summary>
/// <param name="Accounts">Those that use it; null if that is not known.</param>
/// <param name="IsPending">Whether it may be known soon.</param>
/// <param name="Unknown">Why not, for a person.</param>
internal sealed record UsageOfOthers(IReadOnlyList<string>? Accounts, bool IsPending, string Unknown)
{
    /// <summary>Nothing is known, and will not be soon.</summary>
    public static UsageOfOthers NotKnown(string why) => new(null, IsPending: false, why);
}
