namespace AmiPipeline.Planning.Retention;

/// <summary>What AWS says about an image that is not among the newest of its family.</summary>
public sealed record OlderImageFacts
{
    /// <summary>Its state, in EC2's word.</summary>
    public required string State { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Whether it is protected from being deregistered.</summary>
    public bool IsProtected { get; init; }

    /// <summary>How far it is on its way out; null for not at all.</summary>
    public LeavingMark? Leaving { get; init; }

    /// <summary>What is known to use it, each for a person.</summary>
    public IReadOnlyList<string> UsedBy { get; init; } = [];

    /// <summary>What is not known of its use, each for a person.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];
}
