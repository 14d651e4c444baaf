namespace AmiPipeline.Simulator.Services;

/// <summary>Who calls, and which service in which Region.</summary>
/// <param name="Service">The service's name in a scope, such as <c>ec2</c>; it need not be one that is modelled.</param>
/// <param name="Region">The Region's name; null if nothing names it.</param>
/// <param name="AccountId">The caller's account; null when nobody vouches for the caller.</param>
/// <param name="Session">The session whose temporary credentials were used; null for the account's own access key.</param>
internal sealed record CallOrigin(string Service, string? Region, string? AccountId, RoleSession? Session)
{
    public static CallOrigin From(SimulatorRequest request, AwsWorld world, RoleSessions sessions)
    {
        var (service, region, scope) = RequestTarget.From(request);
        var session = scope is null ? null : sessions.Find(scope.AccessKeyId);
        var isUnsigned = string.IsNullOrEmpty(request.Authorization);
        return new CallOrigin(
            service,
            region,
            scope is null ? (isUnsigned ? request.Stranger?.AccountId : null)
                : session is not null ? (session.Token == request.SecurityToken ? session.Role.AccountId : null)
                : world.AccountsByAccessKey.GetValueOrDefault(scope.AccessKeyId) ?? request.Stranger?.AccountId,
            session);
    }
}
