using AmiPipeline.Simulator;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>
/// Sends what was signed with the account's own access key as a session of a role, as Lambda lets a function's code act as the function's role.
/// </summary>
/// <param name="cloud">Who answers.</param>
/// <param name="roleArn">The role.</param>
/// <param name="sessionName">The session's name, which is the function's.</param>
/// <param name="accountId">The role's account.</param>
internal sealed class RoleHttpHandler(SimulatedCloud cloud, string roleArn, string sessionName, string accountId) : DelegatingHandler(new SimulatorHttpHandler(cloud))
{
    private readonly string _ownKey = $"Credential=AKIA{accountId}/";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var authorization = request.Headers.NonValidated["Authorization"].ToString();
        if (authorization.Contains(_ownKey, StringComparison.Ordinal))
        {
            // New ones each time: Lambda renews them before they expire.
            var credentials = cloud.Iam.CredentialsOf(roleArn, sessionName);
            request.Headers.Remove("Authorization");
            request.Headers.TryAddWithoutValidation("Authorization", authorization.Replace(_ownKey, $"Credential={credentials.AccessKeyId}/", StringComparison.Ordinal));
            request.Headers.TryAddWithoutValidation("X-Amz-Security-Token", credentials.SessionToken);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
