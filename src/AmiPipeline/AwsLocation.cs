namespace AmiPipeline;

/// <summary>An account in a Region: where a call goes.</summary>
/// <param name="AccountId">The account's 12 digits.</param>
/// <param name="Region">The Region's name, such as <c>eu-west-1</c>.</param>
public sealed record AwsLocation(string AccountId, string Region);
