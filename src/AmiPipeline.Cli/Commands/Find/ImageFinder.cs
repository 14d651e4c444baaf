using System.Text.Json;
using AmiPipeline.Cli.Json;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines.Inventory;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Inventory;

namespace AmiPipeline.Cli.Commands.Find;

/// <summary>Finds images in one account, Region by Region, and how they fall short.</summary>
/// <param name="clients">The clients.</param>
/// <param name="arguments">What to find.</param>
/// <param name="now">The time, for ages.</param>
internal sealed class ImageFinder(AwsClients clients, FindArguments arguments, DateTimeOffset now)
{
    private readonly CallBudget _budget = new(arguments.MaxCalls);
    private readonly Dictionary<string, IReadOnlySet<string>> _defaultKeys = [];
    private readonly Dictionary<string, string> _wantedKeys = [];

    /// <summary>The images.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="regions">The Regions.</param>
    /// <param name="cancellation">Cancels the calls.</param>
    /// <exception cref="UserErrorException">It takes too many calls, or the key is nowhere.</exception>
    public async Task<FoundImages> FindAsync(string accountId, IReadOnlyList<string> regions, CancellationToken cancellation)
    {
        try
        {
            List<InventoryImage> images = [];
            foreach (var location in regions.Select(region => new AwsLocation(accountId, region)))
            {
                await FindKeysAsync(location, cancellation);
                images.AddRange(await Reader(location).ReadAsync(Filter(), readsUse: IsRequested(Shortcoming.Unused), cancellation));
            }

            CheckWantedKey(regions);
            if (arguments.Shortcomings.Contains(Shortcoming.SharedWithOthers))
            {
                images = await WithSharingAsync(images, accountId, cancellation);
            }

            return await DescribeAsync(accountId, regions, images, cancellation);
        }
        catch (InventoryTooLargeException error)
        {
            throw new UserErrorException(ExitCodes.Refused, "TooManyCalls", error.Message);
        }
    }

    /// <summary>A way of falling short, as its option names it.</summary>
    public static string NameOf(Shortcoming shortcoming) => JsonNamingPolicy.KebabCaseLower.ConvertName(shortcoming.ToString());

    // Without any, everything that takes no call for each image is reported.
    private bool IsRequested(Shortcoming shortcoming) => arguments.Shortcomings.Count == 0 || arguments.Shortcomings.Contains(shortcoming);

    private InventoryReader Reader(AwsLocation location) => new(clients.Ec2(location), clients.AutoScaling(location), location.Region, _budget);

    private InventoryFilter Filter() => new(
        arguments.Owner, arguments.Name, arguments.Tags,
        arguments.OlderThanDays is { } older ? now.AddDays(-older) : null,
        arguments.NewerThanDays is { } newer ? now.AddDays(-newer) : null);

    private async Task FindKeysAsync(AwsLocation location, CancellationToken cancellation)
    {
        var keys = new KeyFinder(clients.Kms(location), location, _budget);
        if (arguments.WantedKey is { } wanted && await keys.ArnAsync(wanted, cancellation) is { } arn)
        {
            _wantedKeys[location.Region] = arn;
        }

        if (IsRequested(Shortcoming.DefaultKey))
        {
            string?[] found = [await keys.ArnAsync(await Reader(location).DefaultKeyAsync(cancellation), cancellation), await keys.ArnAsync("alias/aws/ebs", cancellation)];
            _defaultKeys[location.Region] = found.OfType<string>().ToHashSet();
        }
    }

    private void CheckWantedKey(IReadOnlyList<string> regions)
    {
        if (arguments.WantedKey is { } wanted && _wantedKeys.Count == 0)
        {
            throw UserErrorException.ForCommandLine($"--not-under-key is {wanted}, which names no key in {string.Join(", ", regions)}.");
        }
    }

    /// <summary>Reads image by image, as long as there are calls left. Public images are known to be shared.</summary>
    private async Task<List<InventoryImage>> WithSharingAsync(List<InventoryImage> images, string accountId, CancellationToken cancellation)
    {
        List<InventoryImage> answered = [];
        foreach (var image in images)
        {
            answered.Add(image.IsPublic ? image with { IsShared = true }
                : image.OwnerId != accountId ? image
                : await Reader(new AwsLocation(accountId, image.Region)).WithSharingAsync(image, cancellation));
        }

        return answered;
    }

    private async Task<FoundImages> DescribeAsync(string accountId, IReadOnlyList<string> regions, List<InventoryImage> images, CancellationToken cancellation)
    {
        var rules = new Shortcomings(images, _defaultKeys, _wantedKeys);
        var found = images
            .Select(image => (Image: image, FallsShort: rules.Find(image).Where(IsRequested).ToList()))
            .Where(each => arguments.Shortcomings.Count == 0 || each.FallsShort.Count > 0)
            .OrderBy(each => each.Image.Region, StringComparer.Ordinal).ThenBy(each => each.Image.Name, StringComparer.Ordinal).ThenBy(each => each.Image.ImageId, StringComparer.Ordinal)
            .ToList();
        var relatives = new ImageRelatives([.. regions.Select(region => Reader(new AwsLocation(accountId, region)))], images);
        var hasRelatives = await TryReadAsync(relatives, [.. found.Take(arguments.MaxLineages).Select(each => each.Image)], cancellation);
        var document = new FindDocument(
            accountId,
            regions,
            [.. found.Select(each => Describe(each.Image, each.FallsShort, rules))],
            Totals(found.Select(each => each.Image)),
            images.Count,
            arguments.Shortcomings.Contains(Shortcoming.SharedWithOthers) ? images.Count(image => image.IsShared is null) : 0,
            _budget.Made);
        return new FoundImages(document, [.. found.Select(each => each.Image)], new FoundLineages(relatives.All), hasRelatives);
    }

    private async Task<bool> TryReadAsync(ImageRelatives relatives, IReadOnlyList<InventoryImage> found, CancellationToken cancellation)
    {
        try
        {
            if (arguments.IsNarrowed)
            {
                await relatives.ReadCopiesAsync(found, cancellation);
            }

            await relatives.ReadSourcesAsync(found, cancellation);
            return true;
        }
        catch (InventoryTooLargeException)
        {
            return false;
        }
    }

    private FoundImage Describe(InventoryImage image, IReadOnlyList<Shortcoming> fallsShort, Shortcomings rules) => new(
        image.ImageId, image.Name, image.Region, image.OwnerId, image.Created, image.State,
        [.. fallsShort.Select(NameOf)],
        fallsShort.Contains(Shortcoming.LostAttributes) ? [.. rules.LostAttributes(image)] : null,
        Totals([image]),
        [.. image.Devices.Select(device => new FoundDevice(device.DeviceName, device.SnapshotId, device.SizeGiB, device.IsEncrypted, device.KeyArn))],
        image.Tags);

    private FoundTotals Totals(IEnumerable<InventoryImage> images)
    {
        var estimate = StorageEstimate.Create(images);
        var priced = estimate.StoredByRegion.Select(stored => (stored.Region, stored.GiB, Price: arguments.Prices.Find(stored.Region, "snapshot"))).ToList();
        IReadOnlyList<string> without = [.. priced.Where(each => each.Price is null).Select(each => each.Region)];
        decimal? usd = without.Count > 0 ? null : priced.Sum(each => (decimal)each.GiB * each.Price!.Usd);
        return new FoundTotals(estimate.Snapshots, estimate.SizeGiB, estimate.StoredGiB, usd, usd, estimate.ConversionAtLeastMinutes, without.Count > 0 ? without : null);
    }
}
