using System.Globalization;
using AmiPipeline.Functions.Images;
using AmiPipeline.Planning.Retention;

namespace AmiPipeline.Functions.Retention;

/// <summary>What AWS reports about the use of older images. What it does not report is noted as such, and never taken for "not used".</summary>
/// <param name="family">The family in one account and Region.</param>
/// <param name="waitsForReports">Whether a report that is being made is awaited.</param>
internal sealed class ImageUsage(Family family, bool waitsForReports)
{
    // What launches an image, and is listed nowhere, has done so within this time. EC2 reports a launch after a day (EC2 API Reference, Image).
    private static readonly TimeSpan RecentLaunch = TimeSpan.FromDays(30);

    private readonly ImageReferences _references = new(family.Ec2);
    private readonly LaunchConfigurations _launchConfigurations = new(family.AutoScaling);
    private readonly UsageReports _reports = new(family);

    /// <summary>Whether a report has to be awaited.</summary>
    public bool AwaitsReports { get; private set; }

    /// <summary>What refers to some images in their own account.</summary>
    public async Task<ReferencesOfImages> ReferencesAsync(IReadOnlyList<string> imageIds) =>
        imageIds.Count == 0 ? ReferencesOfImages.None : (await _references.FindAsync(imageIds)).And(await _launchConfigurations.FindAsync());

    /// <summary>What is known about one.</summary>
    /// <param name="image">The image.</param>
    /// <param name="references">What refers to it and to others.</param>
    public async Task<OlderImageFacts> ReadAsync(Image image, ReferencesOfImages references)
    {
        var facts = new OlderImageFacts
        {
            State = image.State?.Value ?? "",
            Created = ImageTimes.From(image).Created,
            // Whatever EC2 calls it: what is not wholly off protects (EC2 User Guide, "Protect an AMI from deregistration").
            IsProtected = image.DeregistrationProtection.NullIfEmpty() is { } protection && protection != "disabled",
            Leaving = LeavingMark.Parse(Ec2Tags.Value(image.Tags, PipelineTags.Leaving)),
            UsedBy = [.. references.To(image.ImageId)],
        };
        return OlderImageDecision.Stays(facts, family.Now) is not null ? facts : await ReadOthersAsync(image, facts, references.Unknown);
    }

    private async Task<OlderImageFacts> ReadOthersAsync(Image image, OlderImageFacts facts, IReadOnlyList<string> unknownReferences)
    {
        var (usedBy, unknown) = await OthersAsync(image);
        return facts with
        {
            UsedBy = usedBy,
            Unknown = [.. unknownReferences, .. new[] { unknown, Launched(image) }.OfType<string>()],
        };
    }

    private string? Launched(Image image) =>
        DateTimeOffset.TryParse(image.LastLaunchedTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && family.Now - time < RecentLaunch
            ? $"launched on {time.UtcDateTime:yyyy-MM-dd}, by something that EC2 does not list"
            : null;

    // Nobody else launches an image that is shared with nobody.
    private async Task<(IReadOnlyList<string> UsedBy, string? Unknown)> OthersAsync(Image image)
    {
        if (await IsSharedAsync(image) == false)
        {
            return ([], null);
        }

        var report = await _reports.FindAsync(image.ImageId);
        if (report.IsPending && waitsForReports)
        {
            AwaitsReports = true;
        }

        return report.Accounts is { } accounts
            ? ([.. accounts.Select(account => $"account {account}")], null)
            : ([], $"shared, and {report.Unknown}");
    }

    private async Task<bool?> IsSharedAsync(Image image)
    {
        try
        {
            var answer = await family.Ec2.DescribeImageAttributeAsync(new DescribeImageAttributeRequest { ImageId = image.ImageId, Attribute = ImageAttributeName.LaunchPermission });
            return answer.ImageAttribute?.LaunchPermissions is { Count: > 0 };
        }
        catch (AmazonEC2Exception error) when (Ec2ErrorCodes.IsNotAllowed(error.ErrorCode))
        {
            return null;
        }
    }
}
