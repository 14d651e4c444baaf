namespace AmiPipeline.Simulator.Hosting;

/// <summary>What a URL's query says: parameters of the call, and of a presigned URL's signature.</summary>
/// <param name="Form">The parameters of the call, encoded as in a form.</param>
/// <param name="Authorization">The credential as an <c>Authorization</c> header has it; null if the URL is not presigned.</param>
/// <param name="SecurityToken">The session token of temporary credentials; null for none.</param>
internal sealed record QueryForm(string Form, string? Authorization, string? SecurityToken)
{
    private const string SignaturePrefix = "X-Amz-";
    private const string Credential = "X-Amz-Credential=";
    private const string Token = "X-Amz-Security-Token=";

    /// <summary>Takes a query such as <c>?Action=DescribeTags</c> apart.</summary>
    public static QueryForm Parse(string? query)
    {
        var pairs = (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .ToLookup(pair => pair.StartsWith(SignaturePrefix, StringComparison.Ordinal));
        var credential = Value(pairs[true], Credential);
        return new QueryForm(
            string.Join('&', pairs[false]),
            credential is null ? null : $"AWS4-HMAC-SHA256 Credential={credential}",
            Value(pairs[true], Token));
    }

    private static string? Value(IEnumerable<string> pairs, string name) =>
        pairs.FirstOrDefault(pair => pair.StartsWith(name, StringComparison.Ordinal)) is { } pair ? Uri.UnescapeDataString(pair[name.Length..]) : null;
}
