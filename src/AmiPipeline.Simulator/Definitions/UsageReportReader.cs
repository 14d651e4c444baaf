namespace AmiPipeline.Simulator.Definitions;

/// <summary>Reads an image usage report, which is available.</summary>
internal static class UsageReportReader
{
    public static void Read(StrictObject json, ReadingScope scope)
    {
        var report = new ImageUsageReport
        {
            Id = ReadingScope.Id(json, "id", "amiur-"),
            OwnerId = scope.AccountId,
            ImageId = ReadingScope.Id(json, "imageId", "ami-"),
            ResourceTypes = json.Texts("resourceTypes"),
            AccountIds = json.Texts("accountIds"),
            CreationTime = json.Time("creationTime") ?? AccountReader.Beginning,
            ExpirationTime = json.Time("expirationTime") ?? AccountReader.Beginning.AddDays(30),
            State = ImageUsageReport.Available,
            Entries = json.Objects("entries").ConvertAll(ReadEntry),
        };
        ReadingScope.Add(json, scope.Region.UsageReports, report);
        json.End();
    }

    private static ImageUsage ReadEntry(StrictObject json)
    {
        var entry = new ImageUsage(json.Required("accountId"), json.Required("resourceType"), json.RequiredNumber("count"));
        json.End();
        return entry;
    }
}
