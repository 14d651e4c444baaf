namespace AmiPipeline.Verification;

/// <summary>The copies of a verified image.</summary>
/// <param name="Items">The copies, in the request's order.</param>
public sealed record ImageCopies(IReadOnlyList<ImageCopy> Items);
