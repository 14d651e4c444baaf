using System.Collections.Concurrent;
using AmiPipeline.Functions.Images;
using AmiPipeline.Functions.Sharing;

namespace AmiPipeline.Functions.Copies;

/// <summary>The verified image as the source of its copies: read, and shared with the accounts that copy it, at most once in a pass, and only if a copy needs it.</summary>
internal sealed class CopiedImage
{
    private readonly ImagePlan _plan;
    private readonly ImageWithCopies _image;
    private readonly SharedImage _shared;
    private readonly AwsClients _aws;
    private readonly Lazy<Task<Contents>> _contents;
    private readonly Lazy<Task<ShareableSource>> _permissions;
    private readonly ConcurrentDictionary<string, Lazy<Task>> _accounts = new(StringComparer.Ordinal);

    /// <summary>Nothing is read yet.</summary>
    /// <param name="aws">The clients, with those of the accounts that get copies.</param>
    /// <param name="shared">Shares the image.</param>
    /// <param name="plan">The image's plan.</param>
    /// <param name="image">The image.</param>
    /// <param name="accounts">The other accounts that get copies.</param>
    public CopiedImage(AwsClients aws, SharedImage shared, ImagePlan plan, ImageWithCopies image, IReadOnlyCollection<string> accounts)
    {
        (_aws, _shared, _plan, _image) = (aws, shared, plan, image);
        _contents = new(ReadAsync);
        _permissions = new(async () =>
        {
            var contents = await shared.ReadAsync(image.ImageId);
            await shared.GivePermissionsAsync(image.ImageId, contents, accounts);
            return contents;
        });
    }

    /// <summary>The image.</summary>
    public SourceImage Id => new(_image.ImageId, _image.Location);

    /// <summary>Whether no copy is committed before all are verified.</summary>
    public bool CommitsLast => _plan.CommitsLast;

    /// <summary>The plan by which a copy is made and compared.</summary>
    /// <exception cref="ResourceNotVisibleException">DescribeImages does not show the image.</exception>
    public async Task<ImagePlan> CompleteAsync(CopyPlan copy)
    {
        var contents = await _contents.Value;
        return copy.Complete(_plan, _image.ImageId, contents.Attributes, contents.Ephemerals, contents.Watermarks);
    }

    /// <summary>Lets an account read the image, which a copy there is made with.</summary>
    /// <exception cref="ResourceNotVisibleException">The account cannot read it yet.</exception>
    public Task ShareWithAsync(string accountId) => accountId == _image.Location.AccountId
        ? Task.CompletedTask
        : _accounts.GetOrAdd(accountId, id => new Lazy<Task>(async () =>
        {
            var contents = await _permissions.Value;
            await _shared.GiveKeysAsync(contents, id);
            await _shared.CheckAsync(_aws, id, _image.ImageId, contents);
        })).Value;

    private async Task<Contents> ReadAsync()
    {
        if (_plan.Route == ImageRoute.None)
        {
            return new Contents(_plan.Attributes, _plan.Ephemerals ?? [], _plan.Watermarks ?? []);
        }

        var reader = _aws.Reader(_image.Location);
        var found = await reader.VisibleOwnImageAsync(_image.ImageId);
        return new Contents(ImageMapping.Attributes(found, await reader.UefiDataAsync(found)), ImageMapping.Ephemerals(found.BlockDeviceMappings), ImageMapping.InheritedWatermarks(found));
    }

    private sealed record Contents(ImageAttributes Attributes, IReadOnlyList<EphemeralDevice> Ephemerals, IReadOnlyList<string> Watermarks);
}
