namespace AmiPipeline.Verification;

/// <summary>What came of older images of a family.</summary>
/// <param name="Items">One for each account and Region in which the image or a copy of it was committed: the image's own first, then in the request's order.</param>
public sealed record ImageRetention(IReadOnlyList<RetainedFamily> Items);
