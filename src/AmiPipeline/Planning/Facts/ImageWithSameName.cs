namespace AmiPipeline.Planning.Facts;

/// <summary>An image of the account that already has the requested name.</summary>
/// <param name="ImageId">Its id.</param>
/// <param name="RequestDigest">Its tag <c>ami-pipeline:request</c>, if it has one.</param>
/// <param name="ExecutionId">Its tag <c>ami-pipeline:execution</c>, if it has one.</param>
/// <param name="State">Its tag <c>ami-pipeline:state</c>, if it has one.</param>
/// <param name="ImageState">EC2's word for its state, such as <c>available</c> or <c>disabled</c>.</param>
public sealed record ImageWithSameName(string ImageId, string? RequestDigest, string? ExecutionId, string? State, string ImageState = "available");
