using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using AmiPipeline.Sharing;

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
            Name = Name,
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

    /// <summary>The grants on a key for the image, or all that are on it.</summary>
    /// <param name="keyArn">The key.</param>
    /// <param name="accountId">Those of one account; null for those of all.</param>
    /// <param name="ofEveryImage">Whether those that are not for the image are listed too. Default: false.</param>
    public async Task<List<GrantListEntry>> FindAsync(string keyArn, string? accountId = null, bool ofEveryImage = false)
    {
        var found = new List<GrantListEntry>();
        var request = new ListGrantsRequest { KeyId = keyArn, GranteePrincipal = accountId is null ? null : SourceAccess.Principal(accountId, keyArn) };
        do
        {
            var page = await kms.ListGrantsAsync(request);
            found.AddRange((page.Grants ?? []).Where(grant => ofEveryImage || grant.Name == Name));
            request.Marker = page.Truncated == true ? page.NextMarker : null;
        }
        while (request.Marker is not null);

        return found;
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
}
