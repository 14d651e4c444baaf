namespace AmiPipeline.Planning;

/// <summary>An image of the account that already has the wanted name.</summary>
/// <param name="ImageId">Its id.</param>
/// <param name="RequestDigest">Its tag <c>ami-pipeline:request</c>, where it has one.</param>
/// <param name="ExecutionId">Its tag <c>ami-pipeline:execution</c>, where it has one.</param>
/// <param name="State">Its tag <c>ami-pipeline:state</c>, where it has one.</param>
public sealed record NameHolder(string ImageId, string? RequestDigest, string? ExecutionId, string? State);
