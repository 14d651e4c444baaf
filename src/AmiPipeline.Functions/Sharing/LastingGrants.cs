using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using AmiPipeline.Sharing;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.Sharing;

/// <summary>Lets accounts use the keys of one image for good, by grants. Each image has its own grants, so that taking them back takes no other image's.</summary>
/// <param name="kms">KMS in the account and Region of the image and its keys.</param>
/// <param name="retiringPrincipal">Who may retire the grants: a role, or an account.</param>
/// <param name="imageId">The image.</param>
internal sealed class LastingGrants(IAmazonKeyManagementService kms, string retiringPrincipal, string imageId)
{
    /// <summary>The name of the grants for the image: by it they are found again, whichever execution gave them.</summary>
    public string Name { get; } = StayingGrants.Shared + imageId;

    /// <summary>Gives an account a grant on a key, unless it has one.</summary>
    /// <exception cref="ResourceNotVisibleException">KMS does not show the grant yet.</exception>
    public async Task GiveAsync(string keyArn, string accountId)
    {
        if ((await FindAsync(keyArn, [accountId])).Count > 0)
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
            Name = Name,
        });
        if ((await FindAsync(keyArn, [accountId])).Count == 0)
        {
            throw new ResourceNotVisibleException($"Account {accountId} was granted {keyArn}, but KMS does not show the grant yet.");
        }
    }

    /// <summary>Retires the grants on a key of those who lose the image.</summary>
    /// <param name="keyArn">The key.</param>
    /// <param name="sharing">Who loses the image.</param>
    /// <returns>All grants that are left on the key, whichever account owns them.</returns>
    /// <exception cref="ResourceNotVisibleException">KMS still shows a grant that was retired.</exception>
    public async Task<List<GrantListEntry>> TakeAsync(string keyArn, SharingPlan sharing)
    {
        await RetireAsync(await FindAsync(keyArn, sharing.RevokesAll ? null : sharing.RevokedAccounts()));
        var left = await ListAsync(keyArn);
        return left.Exists(grant => grant.Name == Name && sharing.IsRevokedFor(StayingGrants.AccountOf(grant.GranteePrincipal)))
            ? throw new ResourceNotVisibleException($"Grants on {keyArn} for {imageId} were retired, but KMS still shows some.")
            : left;
    }

    /// <summary>The grants on a key for the image.</summary>
    /// <param name="keyArn">The key.</param>
    /// <param name="accountIds">Those of some accounts; null for those of all.</param>
    public async Task<List<GrantListEntry>> FindAsync(string keyArn, IReadOnlyCollection<string>? accountIds)
    {
        List<GrantListEntry> found = [];
        // A key in use has a grant for each volume: thousands.
        if (accountIds is { Count: <= SharingSchedule.MaxAccountsByName })
        {
            foreach (var accountId in accountIds)
            {
                await AddAsync(found, keyArn, SourceAccess.Principal(accountId, keyArn));
            }
        }
        else
        {
            await AddAsync(found, keyArn, grantee: null);
        }

        return found.FindAll(grant => grant.Name == Name && accountIds?.Contains(StayingGrants.AccountOf(grant.GranteePrincipal)) != false);
    }

    /// <summary>All grants on a key, whichever account owns them.</summary>
    public async Task<List<GrantListEntry>> ListAsync(string keyArn)
    {
        var all = new List<GrantListEntry>();
        await AddAsync(all, keyArn, grantee: null);
        if (all.Count == 0)
        {
            // A list without any proves little.
            await AddAsync(all, keyArn, grantee: null);
        }

        return all;
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

    private async Task AddAsync(List<GrantListEntry> grants, string keyArn, string? grantee)
    {
        var request = new ListGrantsRequest { KeyId = keyArn, GranteePrincipal = grantee, Limit = 100 };
        do
        {
            var page = await kms.ListGrantsAsync(request);
            grants.AddRange(page.Grants ?? []);
            request.Marker = page.Truncated == true ? page.NextMarker : null;
        }
        while (request.Marker is not null);
    }
}
