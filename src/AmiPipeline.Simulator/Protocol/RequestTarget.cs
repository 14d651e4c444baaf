namespace AmiPipeline.Simulator.Protocol;

/// <summary>Which service in which Region a request is for: from the signature's scope, else from the host's name, else from what it looks like.</summary>
/// <param name="Service">The service's name in a scope, such as <c>ec2</c>; it need not be one that is modelled.</param>
/// <param name="Region">The Region's name; null if nothing names it.</param>
/// <param name="Scope">The signature's scope; null when there is none.</param>
internal sealed record RequestTarget(string Service, string? Region, CredentialScope? Scope)
{
    private const string KmsTarget = "TrentService";
    private const string SsmTarget = "AmazonSSM";
    private const string DynamoDbTarget = "DynamoDB_20120810";

    public static RequestTarget From(SimulatorRequest request)
    {
        var scope = CredentialScope.Parse(request.Authorization);
        var (hostService, hostRegion) = ReadHost(request.Host);
        return new RequestTarget(scope?.Service ?? hostService ?? ServiceOf(request), scope?.Region ?? hostRegion ?? request.Stranger?.Region, scope);
    }

    // Such as kms.eu-west-1.amazonaws.com, or sts.amazonaws.com, which is in us-east-1.
    private static (string? Service, string? Region) ReadHost(string? host)
    {
        var name = host?.Split(':')[0] ?? "";
        if (Partition.All.FirstOrDefault(partition => name.EndsWith("." + partition.DnsSuffix, StringComparison.OrdinalIgnoreCase)) is not { DnsSuffix: { } domain })
        {
            return (null, null);
        }

        var parts = name[..^(domain.Length + 1)].Split('.');
        return (parts[0], parts.Length > 1 ? parts[1] : "us-east-1");
    }

    private static string ServiceOf(SimulatorRequest request)
    {
        if (request.Target is { } target)
        {
            return target.Split('.')[0] switch { KmsTarget => "kms", SsmTarget => "ssm", DynamoDbTarget => "dynamodb", var other => other };
        }

        var form = request.Form.Span;
        return form.IndexOf("Version=2011-06-15"u8) >= 0 ? "sts" : form.IndexOf("Version=2011-01-01"u8) >= 0 ? "autoscaling" : "ec2";
    }
}

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
