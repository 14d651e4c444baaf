using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Inventory;
using AmiPipeline.Reports.Costs;

namespace AmiPipeline.Cli.Commands.Find;

/// <summary>What the command line says about images to find.</summary>
internal sealed record FindArguments
{
    /// <summary>The simulated account's file; null for AWS.</summary>
    public string? AccountFile { get; init; }

    /// <summary>The account in that file.</summary>
    public required string AccountId { get; init; }

    /// <summary>The Regions; none for the one that the credentials lead to.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>Whose images: <c>self</c> or an account id.</summary>
    public required string Owner { get; init; }

    /// <summary>A pattern for their names; null for any.</summary>
    public string? Name { get; init; }

    /// <summary>Tags that they have.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; }

    /// <summary>Only images at least so many days old; null for any.</summary>
    public int? OlderThanDays { get; init; }

    /// <summary>Only images at most so many days old; null for any.</summary>
    public int? NewerThanDays { get; init; }

    /// <summary>The ways of falling short that are requested; none for all images.</summary>
    public required IReadOnlyList<Shortcoming> Shortcomings { get; init; }

    /// <summary>The key that snapshots are wanted under; null for none.</summary>
    public string? WantedKey { get; init; }

    /// <summary>The prices, for the estimates.</summary>
    public required PriceTable Prices { get; init; }

    /// <summary>The most calls.</summary>
    public required int MaxCalls { get; init; }

    /// <summary>Where requests are written to; null for nowhere.</summary>
    public string? RequestsDirectory { get; init; }

    /// <summary>Whether there to <c>ACCOUNT/REGION</c>.</summary>
    public required bool ByAccount { get; init; }

    /// <summary>Whether the lineages are printed as trees.</summary>
    public bool Tree { get; init; }

    /// <summary>Where the picture of the image's lineage is written; null for nowhere.</summary>
    public OutputFile? Picture { get; init; }

    /// <summary><c>text</c>, <c>json</c>, <c>csv</c> or <c>html</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Whether images of the account can be left out, which may have been made of those that are found.</summary>
    public bool IsNarrowed => Name is not null || Tags.Count > 0 || OlderThanDays is not null || NewerThanDays is not null || Owner != "self";

    /// <summary>Of how many of the images that are found the lineage is shown.</summary>
    public int MaxLineages => Tree ? int.MaxValue : Format == "html" ? FindPage.MaxPictures : Picture is not null ? 1 : 0;
}
