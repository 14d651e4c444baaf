namespace AmiPipeline.Verification;

/// <summary>An image that was compared with its plan and found right: the output of an execution.</summary>
public sealed record VerifiedImage
{
    /// <summary>The image's id.</summary>
    public required string ImageId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its account and Region.</summary>
    public required AwsLocation Location { get; init; }

    /// <summary>The id of the image or instance that it was made from; null in the output of an execution of an older version.</summary>
    public string? SourceId { get; init; }

    /// <summary>The parameter that named the source; null if the request gave the id itself.</summary>
    public ResolvedParameter? SourceParameter { get; init; }

    /// <summary>The way it was made.</summary>
    public required ImageRoute Route { get; init; }

    /// <summary>The second way, after a capture.</summary>
    public ImageRoute? SecondRoute { get; init; }

    /// <summary>Why that way.</summary>
    public required string Reason { get; init; }

    /// <summary>Its devices, each with the key that was found.</summary>
    public required IReadOnlyList<VerifiedDevice> Devices { get; init; }

    /// <summary>Its instance store volumes; empty in the output of an execution of a version that did not report them.</summary>
    public IReadOnlyList<VerifiedEphemeral> Ephemerals { get; init; } = [];

    /// <summary>Its own values, each beside the planned one.</summary>
    public IReadOnlyList<VerifiedValue> Attributes { get; init; } = [];

    /// <summary>The plan's warnings.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Whether it stays: false if only its copies do, and it is removed, or was not even made.</summary>
    public bool IsKept { get; init; } = true;

    /// <summary>Its copies in other Regions and accounts; null if the request asks for none.</summary>
    public ImageCopies? Copies { get; init; }

    /// <summary>What came of sharing it and its copies; null if the request says nothing of that.</summary>
    public ImageSharing? Sharing { get; init; }

    /// <summary>What was published of it and its copies; null if the request asks for nothing.</summary>
    public Publications? Publications { get; init; }

    /// <summary>What came of older images wherever it and its copies are; null if the request lets none go.</summary>
    public ImageRetention? Retention { get; init; }
}
