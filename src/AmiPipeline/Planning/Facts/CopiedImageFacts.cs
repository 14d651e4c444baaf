using AmiPipeline.Configuration;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Facts;

/// <summary>The image that copies are made of, and what they are judged by.</summary>
public sealed record CopiedImageFacts
{
    /// <summary>The request.</summary>
    public required ImageRequest Request { get; init; }

    /// <summary>The image's plan.</summary>
    public required ImagePlan Plan { get; init; }

    /// <summary>The image as the source of copies: what it is or, if it is yet to be made, what it will be.</summary>
    public required SourceFacts Image { get; init; }

    /// <summary>The AWS managed key of the image's account and Region, which no other account can use; null if the account has none yet.</summary>
    public string? AwsManagedKeyArn { get; init; }

    /// <summary>The execution that plans.</summary>
    public required ExecutionIdentity Execution { get; init; }

    /// <summary>What the deployment allows; null if nothing is out of bounds.</summary>
    public Guardrails? Guardrails { get; init; }
}
