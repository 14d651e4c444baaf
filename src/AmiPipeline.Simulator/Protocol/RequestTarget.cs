namespace AmiPipeline.Simulator.Protocol;

/// <summary>Which service in which Region a request is for: from the signature's scope, else from the host's name, else from what it looks like.</summary>
/// <param name="Service">The service's name in a scope, such as <c>ec2</c>; it need not be one that is modelled.</param>
/// <param name="Region">The Region's name; null when nothing tells it.</param>
/// <param name="Scope">The signature's scope; null when there is none.</param>
internal sealed record RequestTarget(string Service, string? Region, CredentialScope? Scope)
{
    private const string KmsTarget = "TrentService";
    private const string SsmTarget = "AmazonSSM";

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
            return target.Split('.')[0] switch { KmsTarget => "kms", SsmTarget => "ssm", var other => other };
        }

        return request.Body.Span.IndexOf("Version=2011-06-15"u8) >= 0 ? "sts" : "ec2";
    }
}
