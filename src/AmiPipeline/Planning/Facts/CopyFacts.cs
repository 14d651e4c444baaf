using AmiPipeline.Requests;
using AmiPipeline.Verification;

namespace AmiPipeline.Planning.Facts;

/// <summary>What AWS says about one destination of a copy.</summary>
public sealed record CopyFacts
{
    /// <summary>Why nothing could be read there, for a person; null if everything else here is known.</summary>
    public string? Fault { get; init; }

    /// <summary>The account's settings in the Region.</summary>
    public AccountFacts? Account { get; init; }

    /// <summary>The copy's rendered name and its digest.</summary>
    public RequestIdentity? Identity { get; init; }

    /// <summary>Keys by how the request's entry names them.</summary>
    public IReadOnlyDictionary<string, KeyFacts> Keys { get; init; } = new Dictionary<string, KeyFacts>();

    /// <summary>The image there that has the copy's name; null if the name is free.</summary>
    public ImageWithSameName? ImageWithSameName { get; init; }

    /// <summary>The image there that was committed for the same copy, whichever image it is a copy of; null if there is none.</summary>
    public CommittedCopyFacts? Committed { get; init; }
}

/// <summary>A copy that an earlier execution committed.</summary>
/// <param name="Image">The copy as EC2 shows it now.</param>
/// <param name="SourceId">The image that it is a copy of, by its tag; null if it has none.</param>
public sealed record CommittedCopyFacts(ObservedImage Image, string? SourceId);

/// <summary>The image that copies are made of, and what they are judged by.</summary>
public sealed record CopiedImageFacts
{
    /// <summary>The request.</summary>
    public required ImageRequest Request { get; init; }

    /// <summary>The image's plan.</summary>
    public required ImagePlan Plan { get; init; }

    /// <summary>The image as the source of copies: what it is or, if it is yet to be made, what it will be.</summary>
    public required SourceFacts Image { get; init; }

    /// <summary>The execution that plans.</summary>
    public required ExecutionIdentity Execution { get; init; }

    /// <summary>What the deployment allows; null if nothing is out of bounds.</summary>
    public Configuration.Guardrails? Guardrails { get; init; }
}
