namespace AmiPipeline.Verification;

/// <summary>What was published of a verified image and its copies.</summary>
/// <param name="Items">One for each that is published: the image first, then the copies in the request's order.</param>
public sealed record Publications(IReadOnlyList<Publication> Items);
