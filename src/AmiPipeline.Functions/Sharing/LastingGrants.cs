using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using AmiPipeline.Sharing;
using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Sharing;

/// <summary>Lets accounts use the keys of one image for good, by grants. Each image has its own grants, so that taking them back takes no other image's.</summary>
/// <param name="kms">KMS in the account and Region of the image and its keys.</param>
/// <param name="retiringPrincipal">Who may retire the grants: a role, or an account.</param>
/// <param name="imageId">The image.</param>
internal sealed class LastingGrants(IAmazonKeyManagementService kms, string retiringPrincipal, string imageId)
{
    // By it the grants are found again, whichever execution gave them.
    private readonly string _name = StayingGrants.Shared + imageId;

    /// <summary>Gives an account a grant on a key, unless it has one.</summary>
    /// <exception cref="ResourceNotVisibleException">KMS does not show the grant yet.</exception>
    public async Task GiveAsync(string keyArn, string accountId)
    {
        if ((await FindAsync(keyArn, accountId)).Count > 0)
        {
            return;
        }

        await kms.CreateGrantAsync(new CreateGrantRequest
        {
            KeyId = keyArn,
            GranteePrincipal = SourceAccess.Principal(accountId, keyArn),
            // Not revoked but retired: the permission to revoke would extend to everybody's grants on the key.
            RetiringPrincipal = retiringPrincipal,
            Operations = [.. SourceAccess.GrantOperations],
            Name = _name,
        });
        if ((await FindAsync(keyArn, accountId)).Count == 0)
        {
            throw new ResourceNotVisibleException($"Account {accountId} was granted {keyArn}, but KMS does not show the grant yet.");
        }
    }

    /// <summary>Retires the grants of some accounts on a key.</summary>
    /// <exception cref="ResourceNotVisibleException">KMS still shows one of them.</exception>
    public async Task TakeAsync(string keyArn, IEnumerable<string> accountIds)
    {
        foreach (var accountId in accountIds)
        {
            await RetireAsync(await FindAsync(keyArn, accountId));
            if ((await FindAsync(keyArn, accountId)).Count > 0)
            {
                throw new ResourceNotVisibleException($"The grant of account {accountId} on {keyArn} was retired, but KMS still shows it.");
            }
        }
    }

    /// <summary>Retires all grants on a key, of whichever accounts.</summary>
    /// <exception cref="ResourceNotVisibleException">KMS still shows one of them.</exception>
    public async Task TakeAllAsync(string keyArn)
    {
        await RetireAsync(await FindAsync(keyArn));
        if ((await FindAsync(keyArn)).Count > 0)
        {
            throw new ResourceNotVisibleException($"The grants on {keyArn} for {imageId} were retired, but KMS still shows some.");
        }
    }

    /// <summary>The accounts that have grants on a key for the image, by how KMS names them.</summary>
    public async Task<IReadOnlyCollection<string>> HoldersAsync(string keyArn) => [.. (await FindAsync(keyArn)).Select(grant => grant.GranteePrincipal).Distinct()];

    /// <summary>The grants on a key that accounts keep which lose the image, since they were none of the pipeline's to retire.</summary>
    /// <param name="keyArn">The key.</param>
    /// <param name="sharing">Who loses the image; whose grant for it is still there loses that, too.</param>
    public async Task<IEnumerable<GrantThatStays>> StayingAsync(string keyArn, SharingPlan sharing)
    {
        // A list without any proves little.
        var grants = await ListAsync(keyArn, grantee: null) is { Count: > 0 } listed ? listed : await ListAsync(keyArn, grantee: null);
        grants.RemoveAll(grant => grant.Name == _name && (sharing.RevokesAll || sharing.Revoked.Contains(StayingGrants.AccountOf(grant.GranteePrincipal))));
        // Nobody here knows which accounts are in an organization.
        return StayingGrants.Find(keyArn, grants, sharing.RevokesAll || sharing.Revoked.Any(Arn.IsClaimedBy) ? null : sharing.Revoked);
    }

    private async Task RetireAsync(IEnumerable<GrantListEntry> grants)
    {
        foreach (var grant in grants)
        {
            try
            {
                await kms.RetireGrantAsync(new RetireGrantRequest { KeyId = grant.KeyId, GrantId = grant.GrantId });
            }
            catch (NotFoundException)
            {
                // Retired meanwhile, by another run of the function.
            }
        }
    }

    private async Task<List<GrantListEntry>> FindAsync(string keyArn, string? accountId = null) =>
        (await ListAsync(keyArn, accountId is null ? null : SourceAccess.Principal(accountId, keyArn))).FindAll(grant => grant.Name == _name);

    private async Task<List<GrantListEntry>> ListAsync(string keyArn, string? grantee)
    {
        var all = new List<GrantListEntry>();
        var request = new ListGrantsRequest { KeyId = keyArn, GranteePrincipal = grantee };
        do
        {
            var page = await kms.ListGrantsAsync(request);
            all.AddRange(page.Grants ?? []);
            request.Marker = page.Truncated == true ? page.NextMarker : null;
        }
        while (request.Marker is not null);

        return all;
    }
}
