using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Sharing;

/// <summary>One committed image, shared with others for good or taken from them: launch permission, volume permissions and keys.</summary>
/// <remarks>All of it reads what is there and changes what is not as asked, so it may be repeated at any point. Each change is read back.</remarks>
/// <param name="aws">The clients of the image's account.</param>
/// <param name="retiringPrincipal">Who may retire the grants in that account.</param>
/// <param name="sharing">Who may use the image, and who no longer may.</param>
/// <param name="image">The image.</param>
internal sealed class SharedForGood(AwsClients aws, string retiringPrincipal, SharingPlan sharing, Destination image)
{
    // The grants are the key owner's to give.
    private readonly IReadOnlyList<string> _keys =
        [.. image.Devices.Select(device => device.KmsKeyId).OfType<string>().Distinct().Where(key => Arn.Parse(key).AccountId == image.Location.AccountId)];

    private readonly List<GrantThatStays> _staying = [];

    /// <summary>The grants on its keys that accounts keep which lose the image.</summary>
    public IReadOnlyList<GrantThatStays> Staying => _staying;

    private LastingPermission OnImage => new(aws.Ec2(image.Location), new LaunchPermission(aws.Ec2(image.Location), image.ImageId));

    private IEnumerable<LastingPermission> OnSnapshots =>
        image.Devices.Select(device => device.SnapshotId).OfType<string>().Select(id => new LastingPermission(aws.Ec2(image.Location), new VolumePermission(aws.Ec2(image.Location), id)));

    private LastingGrants Grants => new(aws.Kms(image.Location), retiringPrincipal, image.ImageId);

    /// <summary>Does it. What is refused keeps nothing else from being taken back.</summary>
    /// <exception cref="PipelineException">AWS does not show yet what was changed, or has refused something.</exception>
    public async Task ApplyAsync()
    {
        var failed = new ToleratedErrors();
        if (sharing.Revokes)
        {
            await TakeAsync(failed);
        }

        await failed.TryAsync("not shared", GiveAsync);
        failed.Throw();
    }

    /// <summary>What some may do, whoever gave them access; without any named, those to whom the pipeline has given access.</summary>
    public async Task<IReadOnlyList<AccessToResource>> ReadAsync(IReadOnlyCollection<string>? holders)
    {
        var items = new List<AccessToResource> { new(image.ImageId, "launch", await OnImage.HoldersAsync(holders)) };
        var accounts = holders?.Where(holder => !Arn.IsClaimedBy(holder)).ToList();
        foreach (var (id, permission) in image.Devices.Select(device => device.SnapshotId).OfType<string>().Zip(OnSnapshots))
        {
            items.Add(new(id, "createVolume", await permission.HoldersAsync(accounts)));
        }

        foreach (var key in _keys)
        {
            items.Add(new(key, "grant", [.. (await Grants.FindAsync(key, accounts)).Select(grant => StayingGrants.AccountOf(grant.GranteePrincipal)).Distinct()]));
        }

        return items;
    }

    /// <summary>The grants on the image's keys that accounts keep if they lose it.</summary>
    public async Task ReadStayingAsync()
    {
        foreach (var key in _keys)
        {
            _staying.AddRange(StayingGrants.Find(key, await Grants.ListAsync(key), Grants.Name, sharing));
        }
    }

    // The image last: whoever sees it can use it.
    private async Task GiveAsync()
    {
        var accounts = sharing.AccountsBeside(image.Location.AccountId);
        foreach (var key in _keys)
        {
            foreach (var account in accounts)
            {
                await Grants.GiveAsync(key, account);
            }
        }

        foreach (var snapshot in OnSnapshots)
        {
            await snapshot.GiveAsync(accounts);
        }

        await OnImage.GiveAsync([.. accounts, .. sharing.Organizations]);
    }

    // The image first: whoever still sees it can use it.
    private async Task TakeAsync(ToleratedErrors failed)
    {
        var accounts = sharing.RevokedAccounts();
        await failed.TryAsync("launch permission not revoked", () => sharing.RevokesAll ? OnImage.TakeAllAsync() : OnImage.TakeAsync(sharing.Revoked));
        foreach (var snapshot in OnSnapshots)
        {
            await failed.TryAsync("a snapshot's permission not revoked", () => sharing.RevokesAll ? snapshot.TakeAllAsync() : snapshot.TakeAsync(accounts));
        }

        foreach (var key in _keys)
        {
            await failed.TryAsync($"grants on {key} not revoked", async () => _staying.AddRange(StayingGrants.Find(key, await Grants.TakeAsync(key, sharing), Grants.Name, sharing)));
        }
    }
}
