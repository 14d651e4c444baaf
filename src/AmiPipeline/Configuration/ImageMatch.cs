namespace AmiPipeline.Configuration;

/// <summary>Which images a rule is for: those whose owner, name and tags all match.</summary>
public sealed record ImageMatch
{
    /// <summary>Owners whose images the deployment's account sees by itself: <c>self</c>, <c>amazon</c>, or the ids of accounts that share images with it. Default: <c>self</c>, unless <see cref="Accounts"/> is given.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>Accounts with the source-account stack: their images are read, and shared for the time of the execution, by their role <c>AmiPipelineSource</c>. Default: none.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>The image's name, where <c>*</c> stands for any characters and <c>?</c> for one. Default, null: any.</summary>
    public string? Name { get; init; }

    /// <summary>Tags that the image must have; in a value <c>*</c> and <c>?</c> stand for others as in <see cref="Name"/>. Default: none. EC2 shows an image's tags to its owner alone.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);
}
