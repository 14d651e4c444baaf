using AmiPipeline.Configuration;
using AmiPipeline.Verification;

namespace AmiPipeline.Planning.Facts;

/// <summary>An image that an earlier execution committed for the same request, and what it is judged by.</summary>
public sealed record CommittedImageFacts
{
    /// <summary>The image as EC2 shows it now.</summary>
    public required ObservedImage Image { get; init; }

    /// <summary>The execution that plans.</summary>
    public required ExecutionIdentity Execution { get; init; }

    /// <summary>The image's name and the request's digest.</summary>
    public required RequestIdentity Identity { get; init; }

    /// <summary>The account's settings.</summary>
    public required AccountFacts Account { get; init; }

    /// <summary>Keys by how they are named: as in the request, or by the ARNs that the image's snapshots are under.</summary>
    public IReadOnlyDictionary<string, KeyFacts> Keys { get; init; } = new Dictionary<string, KeyFacts>();

    /// <summary>What the deployment allows; null if nothing is out of bounds.</summary>
    public Guardrails? Guardrails { get; init; }
}
