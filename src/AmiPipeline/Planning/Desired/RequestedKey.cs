namespace AmiPipeline.Planning.Desired;

/// <summary>A key that the request asks for, looked up.</summary>
/// <param name="Arn">Its ARN; null for the AWS managed key of an account that has not used it yet.</param>
/// <param name="Origin">Whether the request names it, or asks for the account's default key.</param>
internal sealed record RequestedKey(string? Arn, KeyOrigin Origin)
{
    public AcceptedKey Accepted => new(Arn ?? AcceptedKey.AwsManagedAlias, Origin);
}
