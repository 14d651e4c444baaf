using AmiPipeline.Verification;

namespace AmiPipeline.Planning.Facts;

/// <summary>What AWS says about one destination of a copy.</summary>
public sealed record CopyFacts
{
    /// <summary>The destination.</summary>
    public required CopyDestination Destination { get; init; }

    /// <summary>Why the account cannot be entered, for a person; null if it can.</summary>
    public string? AccountFault { get; init; }

    /// <summary>Why nothing could be read in the Region, for a person; null if everything else here is known.</summary>
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

    /// <summary>The copy there that <c>skipIfCompliant</c> keeps; null if none is.</summary>
    public ObservedImage? Compliant { get; init; }
}
