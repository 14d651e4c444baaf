namespace AmiPipeline.Simulator.Protocol;

/// <summary>Who calls, where and what, as the SigV4 <c>Authorization</c> header says it.</summary>
internal sealed record CredentialScope(string AccessKeyId, string Region, string Service)
{
    private const string Marker = "Credential=";

    /// <summary>Reads <c>AWS4-HMAC-SHA256 Credential=AKID/date/Region/service/aws4_request, …</c>; null when it is not that.</summary>
    public static CredentialScope? Parse(string? authorization)
    {
        var start = authorization?.IndexOf(Marker, StringComparison.Ordinal) ?? -1;
        if (start < 0)
        {
            return null;
        }

        var rest = authorization![(start + Marker.Length)..];
        var parts = rest.Split([',', ' '], 2)[0].Split('/');
        return parts.Length == 5 ? new CredentialScope(parts[0], parts[2], parts[3]) : null;
    }
}
