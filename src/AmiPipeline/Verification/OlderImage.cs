namespace AmiPipeline.Verification;

/// <summary>An image of the family that is not among the newest.</summary>
/// <param name="ImageId">Its id.</param>
/// <param name="State">What came of it.</param>
/// <param name="Reason">Why, for a person.</param>
public sealed record OlderImage(string ImageId, OlderImageState State, string Reason);
