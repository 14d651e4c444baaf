using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using AmiPipeline.Sharing;

namespace AmiPipeline.Functions.Sharing;

/// <summary>Lets an account use keys for one execution, by grants. Each execution has its own grants, so none takes another's access.</summary>
/// <param name="kms">KMS in the account and Region of the keys.</param>
/// <param name="retiringPrincipal">Who may retire the grants: a role, or an account.</param>
/// <param name="name">The grants' name, the same each time the function runs: KMS then returns the grant that is there.</param>
internal sealed class TemporaryGrant(IAmazonKeyManagementService kms, string retiringPrincipal, string name)
{
    /// <summary>Gives a grant on a key.</summary>
    public Task GiveAsync(string keyArn, string accountId) => kms.CreateGrantAsync(new CreateGrantRequest
    {
        KeyId = keyArn,
        GranteePrincipal = SourceAccess.Principal(accountId, retiringPrincipal),
        // Not revoked but retired: the permission to revoke would extend to everybody's grants on the key.
        RetiringPrincipal = retiringPrincipal,
        Operations = [.. SourceAccess.GrantOperations],
        Name = name,
    });

    /// <summary>Retires the execution's grants, whichever keys they are on; returns the keys' ARNs.</summary>
    public async Task<IReadOnlyList<string>> TakeBackAsync()
    {
        var keys = new List<string>();
        // A list without any proves little: nobody else takes them back.
        var ours = await OursAsync() is { Count: > 0 } found ? found : await OursAsync();
        foreach (var grant in ours)
        {
            try
            {
                await kms.RetireGrantAsync(new RetireGrantRequest { KeyId = grant.KeyId, GrantId = grant.GrantId });
                keys.Add(grant.KeyId);
            }
            catch (NotFoundException)
            {
                // Retired meanwhile, by another run of the function.
            }
        }

        return keys;
    }

    private async Task<List<GrantListEntry>> OursAsync()
    {
        var ours = new List<GrantListEntry>();
        var request = new ListRetirableGrantsRequest { RetiringPrincipal = retiringPrincipal };
        do
        {
            var page = await kms.ListRetirableGrantsAsync(request);
            ours.AddRange((page.Grants ?? []).Where(grant => grant.Name == name));
            request.Marker = page.Truncated == true ? page.NextMarker : null;
        }
        while (request.Marker is not null);

        return ours;
    }
}
