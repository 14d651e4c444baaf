using AmiPipeline.Functions.Images;
using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Sharing;

/// <summary>What others may do with one image: found, and taken back by what <c>unshareFrom</c> of a request does.</summary>
public sealed class GivenAccess
{
    private readonly AwsClients _aws;
    private readonly Destination _image;
    private readonly IReadOnlyList<string>? _holders;

    private GivenAccess(AwsClients aws, Destination image, IReadOnlyList<string>? holders, IReadOnlyList<AccessToResource> items, IReadOnlyList<GrantThatStays> staying) =>
        (_aws, _image, _holders, Items, StayingGrants) = (aws, image, holders, items, staying);

    /// <summary>The image's name.</summary>
    public string Name => _image.Name;

    /// <summary>What is taken back, the image first; empty if there is nothing.</summary>
    public IReadOnlyList<AccessToResource> Items { get; }

    /// <summary>The grants on the image's keys that accounts keep which lose the image: they have made them themselves.</summary>
    public IReadOnlyList<GrantThatStays> StayingGrants { get; }

    /// <summary>Looks at an image of the account's own.</summary>
    /// <param name="aws">The clients of the image's account.</param>
    /// <param name="location">The account and Region.</param>
    /// <param name="imageId">The image.</param>
    /// <param name="holders">From whom: account ids, and ARNs of organizations and organizational units, whoever gave them access. Null: from all to whom the pipeline has given access.</param>
    /// <returns>What they may do; null if the account has no such image there.</returns>
    public static async Task<GivenAccess?> FindAsync(AwsClients aws, AwsLocation location, string imageId, IReadOnlyList<string>? holders)
    {
        ArgumentNullException.ThrowIfNull(aws);
        var reader = aws.Reader(location);
        if (await reader.OwnImageAsync(imageId) is not { } image)
        {
            return null;
        }

        var observed = await new ImageObserver(reader).ObserveAsync(image);
        var destination = new Destination(location, imageId, observed.Name, [.. observed.Devices.Select(device => new VerifiedDevice
        {
            DeviceName = device.DeviceName,
            SnapshotId = device.SnapshotId,
            SizeGiB = device.Volume.SizeGiB,
            Encrypted = device.Encrypted,
            KmsKeyId = device.KmsKeyArn,
        })]);
        var shared = new SharedForGood(aws, "", Without(holders), destination);
        var items = await shared.ReadAsync(holders);
        await shared.ReadStayingAsync();
        return new GivenAccess(aws, destination, holders, [.. items.Where(item => item.Holders.Count > 0)], shared.Staying);
    }

    /// <summary>Takes it back, and reads that back. What is refused keeps nothing else from being taken.</summary>
    /// <exception cref="PipelineException">AWS has refused something, or does not show yet what was changed.</exception>
    public Task TakeAsync() =>
        new SharedForGood(_aws, "", Without(_holders), _image).ApplyAsync();

    private static SharingPlan Without(IReadOnlyList<string>? holders) => new() { Revoked = holders ?? [], RevokesAll = holders is null };
}
