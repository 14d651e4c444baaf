namespace AmiPipeline.Simulator.World;

/// <summary>The Allowed AMIs setting of an account in a Region: which images of others it may find and use. Its own it always may.</summary>
/// <param name="State">One of the three states.</param>
/// <param name="Criteria">An image that meets one of them is allowed; without any, every image is.</param>
internal sealed record AllowedImages(string State, IReadOnlyList<ImageCriterion> Criteria)
{
    public const string Disabled = "disabled";
    public const string Audit = "audit-mode";
    public const string Enabled = "enabled";

    public static AllowedImages Off { get; } = new(Disabled, []);

    /// <summary>Whether an image is what the setting asks for, whether or not it is enforced.</summary>
    public bool Allows(Image image, string? ownerAlias, string accountId, DateTimeOffset now) =>
        image.OwnerId == accountId || Criteria.Count == 0 || Criteria.Any(criterion => criterion.IsMetBy(image, ownerAlias, now));

    /// <summary>Whether the image can be found and used.</summary>
    public bool Shows(Image image, string? ownerAlias, string accountId, DateTimeOffset now) => State != Enabled || Allows(image, ownerAlias, accountId, now);
}

/// <summary>One criterion; what it leaves out is not required.</summary>
internal sealed record ImageCriterion
{
    /// <summary>Account ids and owner aliases; <c>none</c> for nobody but the account itself.</summary>
    public IReadOnlyList<string> Providers { get; init; } = [];

    public IReadOnlyList<string> Names { get; init; } = [];

    public IReadOnlyList<string> ProductCodes { get; init; } = [];

    public int? MaxDaysSinceCreated { get; init; }

    public int? MaxDaysSinceDeprecated { get; init; }

    /// <summary>An image must have a watermark that meets one of them.</summary>
    public IReadOnlyList<WatermarkCriterion> Watermarks { get; init; } = [];

    public bool IsMetBy(Image image, string? ownerAlias, DateTimeOffset now) =>
        (Providers.Count == 0 || Providers.Contains(image.OwnerId) || (ownerAlias is not null && Providers.Contains(ownerAlias)))
        && (Names.Count == 0 || Names.Any(name => Policies.Wildcards.Match(name, image.Name)))
        && (ProductCodes.Count == 0 || image.Traits.ProductCodes.Any(ProductCodes.Contains))
        && (MaxDaysSinceCreated is not { } age || now - image.CreationDate <= TimeSpan.FromDays(age))
        && (MaxDaysSinceDeprecated is not { } since || image.DeprecationTime is not { } deprecated || now - deprecated <= TimeSpan.FromDays(since))
        && (Watermarks.Count == 0 || Watermarks.Any(criterion => image.Watermarks.Any(watermark => criterion.IsMetBy(watermark, now))));
}

/// <summary>What one watermark must have, all of it; what it leaves out is not required (EC2 API Reference, ImageWatermarkFilterRequest).</summary>
/// <param name="Key">The watermark's key, with wildcards.</param>
/// <param name="SourceImageRegion">Where it was attached, with wildcards.</param>
/// <param name="MaxDaysSinceSourceImageCreated">How old the image may be that it was attached to.</param>
/// <param name="MaxDaysSinceAttached">How long ago it may have been attached.</param>
internal sealed record WatermarkCriterion(string? Key, string? SourceImageRegion, int? MaxDaysSinceSourceImageCreated, int? MaxDaysSinceAttached)
{
    public bool IsMetBy(ImageWatermark watermark, DateTimeOffset now) =>
        (Key is null || Policies.Wildcards.Match(Key, watermark.Key))
        && (SourceImageRegion is null || Policies.Wildcards.Match(SourceImageRegion, watermark.SourceImageRegion))
        && (MaxDaysSinceSourceImageCreated is not { } age || now - watermark.SourceImageCreationTime <= TimeSpan.FromDays(age))
        && (MaxDaysSinceAttached is not { } since || now - watermark.CreationTime <= TimeSpan.FromDays(since));
}
