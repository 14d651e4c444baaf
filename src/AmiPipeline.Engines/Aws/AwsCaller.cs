namespace AmiPipeline.Engines.Aws;

/// <summary>The caller of AWS: account, Region and partition.</summary>
/// <param name="Location">The account of the credentials, and the Region.</param>
/// <param name="Partition">The partition, such as <c>aws</c> or <c>aws-cn</c>: the second part of its ARNs.</param>
public sealed record AwsCaller(AwsLocation Location, string Partition);
