namespace AmiPipeline.Planning;

/// <summary>A key that the request asks for, looked up.</summary>
/// <param name="Arn">Its ARN; null for the AWS managed key of an account that has not used it yet.</param>
/// <param name="Meaning">"as asked", or "the account's default key".</param>
internal sealed record RequestedKey(string? Arn, string Meaning)
{
    public AcceptedKey Accepted => new(Arn ?? AcceptedKey.AwsManagedAlias, Meaning);
}
