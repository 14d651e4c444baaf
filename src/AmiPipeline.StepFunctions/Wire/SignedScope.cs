using System.Text.RegularExpressions;

namespace AmiPipeline.StepFunctions.Wire;

/// <summary>Whom and where a signature is for. The signature itself is not computed: there is no secret to do it with.</summary>
/// <param name="AccessKeyId">The access key.</param>
/// <param name="Region">The Region that is signed for.</param>
public sealed partial record SignedScope(string AccessKeyId, string Region)
{
    private static readonly string[] MustBeSigned = ["host", "x-amz-date", "x-amz-target"];

    /// <summary>Reads the header <c>Authorization</c> (AWS Signature Version 4).</summary>
    /// <exception cref="ApiRefusalException">It is missing, malformed, or for another service.</exception>
    public static SignedScope Parse(Func<string, string?> headers)
    {
        var header = headers("Authorization") ?? throw new ApiRefusalException("MissingAuthenticationTokenException", "Missing Authentication Token");
        if (Pattern().Match(header) is not { Success: true } match)
        {
            throw new ApiRefusalException("IncompleteSignatureException", $"The header Authorization is not of AWS4-HMAC-SHA256: \"{header}\".");
        }

        if (match.Groups["service"].Value != "states")
        {
            throw new ApiRefusalException("InvalidSignatureException", $"Credential should be scoped to correct service: 'states', but is scoped to '{match.Groups["service"].Value}'.");
        }

        var date = headers("X-Amz-Date") ?? throw new ApiRefusalException("IncompleteSignatureException", "The header X-Amz-Date is missing.");
        if (!Date().IsMatch(date) || !date.StartsWith(match.Groups["date"].Value, StringComparison.Ordinal))
        {
            throw new ApiRefusalException("InvalidSignatureException", $"X-Amz-Date is \"{date}\", the credential's date is {match.Groups["date"].Value}.");
        }

        var signed = match.Groups["signed"].Value.Split(';');
        return MustBeSigned.Except(signed).FirstOrDefault() is { } missing
            ? throw new ApiRefusalException("InvalidSignatureException", $"The header {missing} is not signed.")
            : new SignedScope(match.Groups["key"].Value, match.Groups["region"].Value);
    }

    [GeneratedRegex("^AWS4-HMAC-SHA256 Credential=(?<key>[^/ ,]{1,128})/(?<date>[0-9]{8})/(?<region>[a-z0-9-]+)/(?<service>[a-z0-9-]+)/aws4_request, *SignedHeaders=(?<signed>[a-z0-9;-]+), *Signature=[0-9a-f]{64}$")]
    private static partial Regex Pattern();

    [GeneratedRegex("^[0-9]{8}T[0-9]{6}Z$")]
    private static partial Regex Date();
}
