using AmiPipeline.Functions.Images;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Functions.Sharing;
using AmiPipeline.Planning.Copies;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>Plans the copies of an image: reads every destination, before anything is made.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="settings">What the deployment says.</param>
/// <param name="execution">The execution.</param>
/// <param name="clock">The clock.</param>
internal sealed class CopiesReader(AwsClients aws, FunctionSettings settings, ExecutionIdentity execution, TimeProvider clock)
{
    /// <summary>The image's plan with those of its copies, and where these are to be, in the plan's order.</summary>
    /// <param name="request">The request; without copies the plan stays as it is.</param>
    /// <param name="plan">The image's plan.</param>
    /// <param name="source">The source; null if it is gone and the image exists.</param>
    /// <exception cref="RequestRefusedException">A copy cannot be made; all reasons are listed.</exception>
    public async Task<(ImagePlan Plan, IReadOnlyList<CopyDestination> Destinations)> PlanAsync(ImageRequest request, ImagePlan plan, SourceFacts? source)
    {
        if (request.Copies is not { } copies)
        {
            return (plan, []);
        }

        var home = plan.Location;
        var others = copies.OtherAccounts(home.AccountId);
        var image = new CopiedImageFacts
        {
            Request = request,
            Plan = plan,
            Image = plan.ExistingImageId is { } existing ? await ReadImageAsync(existing, home) : FutureImage.Create(plan, source!),
            Execution = execution,
            Guardrails = settings.Configuration?.Guardrails,
            AwsManagedKeyArn = others.Count == 0 ? null : await KeyAliases.AwsManagedKeyArnAsync(aws.Kms(home)),
        };

        var targets = await TargetAccounts.EnterAsync(aws, home, others, settings, SessionNames.Create(execution), TargetSession.ToPlan);
        var regions = await ReadRegionsAsync([home.AccountId, .. others], targets, home);
        var names = new Names(request, plan, source, execution.Name);
        var destinations = CopyDestinations.Expand(image, account => regions[account]?.Where(region => region.Value != Ec2Reader.NotOptedIn).Select(region => region.Key));
        return (CopiesPlanner.Plan(image, await InParallel.SelectAsync(destinations, settings.Parallelism, destination => ReadAsync(destination, image, names, targets, regions))), destinations);
    }

    private async Task<SourceFacts> ReadImageAsync(string imageId, AwsLocation home) =>
        await new SourceReader(aws.Reader(home), () => Task.FromResult<Ec2Reader?>(null), new AllowedImagesReader(aws.Ec2(home)), clock).ReadAsync(new RequestSource { ImageId = imageId }, home)
        ?? throw new ResourceNotVisibleException($"DescribeImages does not show {imageId}.");

    // The Regions of each account, with what EC2 says of each; null for an account that cannot be entered.
    private async Task<Dictionary<string, IReadOnlyDictionary<string, string>?>> ReadRegionsAsync(IReadOnlyList<string> accounts, TargetAccounts targets, AwsLocation home)
    {
        var regions = await InParallel.SelectAsync(accounts, settings.Parallelism, async account =>
            targets.Refusal(account) is null ? await targets.Clients.Reader(home with { AccountId = account }).RegionsAsync() : null);
        return accounts.Zip(regions).ToDictionary();
    }

    // A Region that is out of bounds is not even read: the function's role may not.
    private async Task<CopyFacts> ReadAsync(
        CopyDestination destination, CopiedImageFacts image, Names names, TargetAccounts targets, Dictionary<string, IReadOnlyDictionary<string, string>?> known)
    {
        var (entry, location, home) = (destination.Entry, destination.Location, image.Plan.Location);
        var facts = new CopyFacts { Destination = destination, AccountFault = targets.Refusal(location.AccountId) };
        if (facts.AccountFault is not null)
        {
            return facts;
        }

        if (location.Region.Length == 0)
        {
            return facts with { Fault = $"is {RequestCopy.AllRegions}, and the deployment allows none that account {location.AccountId} has enabled" };
        }

        if (CopyDestinations.RegionFault(location, image) is not null)
        {
            return facts;
        }

        var regions = known[location.AccountId]!;
        if (!regions.TryGetValue(location.Region, out var status) || status == Ec2Reader.NotOptedIn)
        {
            return facts with { Fault = $"is {location.Region}, {(status is null ? $"which is no Region of EC2; there are {string.Join(", ", regions.Keys.Order(StringComparer.Ordinal))}" : $"a Region that account {location.AccountId} has not enabled")}" };
        }

        var clients = targets.Clients;
        var keys = await KeyReader.CreateAsync(clients.Kms(location), location);
        var images = new OwnImageReader(clients.Reader(location));
        var name = names.Render(entry.Name);
        var identity = RequestIdentity.CreateForCopy(entry, image.Plan.RequestDigest, location, name);
        facts = facts with
        {
            Account = await new AccountReader(clients.Ec2(location), keys).ReadAsync(location, zonesToo: false),
            Identity = identity,
            Keys = await keys.ReadAsync(KeyReader.Named(entry.Volumes.Select(volume => volume.KmsKeyId).Append(entry.KmsKeyId)).Distinct()),
            ImageWithSameName = await images.HolderOfAsync(name),
            Committed = await images.CommittedCopyAsync(identity),
        };
        return await new CompliantReader(clients, location, clock).CopyAsync(image, facts);
    }

    // An image that is kept has a name of its own, which its new copies need not be able to take.
    private sealed class Names(ImageRequest request, ImagePlan plan, SourceFacts? source, string execution)
    {
        public string Render(string? name) => name is null && source is null ? plan.Name : NameTemplate.Render(name ?? request.Name, source?.Name ?? "", plan.SourceId, execution);
    }
}
