namespace AmiPipeline.Simulator.Iam;

/// <summary>The credentials of a role's session.</summary>
/// <param name="AccessKeyId">Begins with <c>ASIA</c>.</param>
/// <param name="SecretAccessKey">Signs requests; signatures are not checked here.</param>
/// <param name="SessionToken">Goes with every request, as <c>X-Amz-Security-Token</c>.</param>
/// <param name="Expiration">From when on they are refused.</param>
public sealed record TemporaryCredentials(string AccessKeyId, string SecretAccessKey, string SessionToken, DateTimeOffset Expiration);
