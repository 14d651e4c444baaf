using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Facts;

/// <summary>One account and Region that a copy is made in.</summary>
/// <param name="Entry">The request's entry.</param>
/// <param name="Location">The account and Region. The Region is empty if all are requested and there is none.</param>
/// <param name="Field">The entry's JSON pointer.</param>
public sealed record CopyDestination(RequestCopy Entry, AwsLocation Location, string Field)
{
    /// <summary>The pointer of what names the Region.</summary>
    public string RegionField => Entry.Region is not null ? $"{Field}/region" : IsOfList ? $"{Field}/regions" : Field;

    /// <summary>The pointer of what names the account.</summary>
    public string AccountField => IsOfList ? $"{Field}/accountId" : Field;

    // An account of copies.accounts is named by its field.
    private bool IsOfList => Field.StartsWith("/copies/to/", StringComparison.Ordinal);
}
