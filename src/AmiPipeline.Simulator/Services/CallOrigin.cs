namespace AmiPipeline.Simulator.Services;

/// <summary>Who calls, and which service in which Region: from the signature's scope, else from the host's name, else by default.</summary>
/// <param name="Service">The service's name in a scope, such as <c>ec2</c>; it need not be one that is modelled.</param>
/// <param name="Region">The Region's name; null when nothing tells it.</param>
/// <param name="AccountId">The caller's account; null when nobody vouches for the caller.</param>
/// <param name="Session">The session whose temporary credentials were used; null for the account's own access key.</param>
internal sealed record CallOrigin(string Service, string? Region, string? AccountId, RoleSession? Session)
{
    private const string KmsTarget = "TrentService.";

    public static CallOrigin Of(SimulatorRequest request, AwsWorld world, RoleSessions sessions)
    {
        var scope = CredentialScope.Parse(request.Authorization);
        var (hostService, hostRegion) = ReadHost(request.Host);
        var session = scope is null ? null : sessions.Find(scope.AccessKeyId);
        var isUnsigned = string.IsNullOrEmpty(request.Authorization);
        return new CallOrigin(
            scope?.Service ?? hostService ?? ServiceOf(request),
            scope?.Region ?? hostRegion ?? request.Stranger?.Region,
            scope is null ? (isUnsigned ? request.Stranger?.AccountId : null)
                : session is not null ? (session.Token == request.SecurityToken ? session.Role.AccountId : null)
                : world.AccountsByAccessKey.GetValueOrDefault(scope.AccessKeyId) ?? request.Stranger?.AccountId,
            session);
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
            return target.StartsWith(KmsTarget, StringComparison.Ordinal) ? "kms" : target.Split('.')[0];
        }

        return request.Body.Span.IndexOf("Version=2011-06-15"u8) >= 0 ? "sts" : "ec2";
    }
}
