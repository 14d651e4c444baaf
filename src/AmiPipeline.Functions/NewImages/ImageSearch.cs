using AmiPipeline.Configuration;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Triggers;

namespace AmiPipeline.Functions.NewImages;

/// <summary>Lists every image that matches a rule, whoever owns it.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="deployment">The deployment.</param>
/// <param name="errors">Takes the listings that failed.</param>
internal sealed class ImageSearch(AwsClients aws, TriggerDeployment deployment, ToleratedErrors errors)
{
    /// <summary>The images made since a time, each once and with the rule that it takes, the oldest first.</summary>
    /// <remarks>A listing that fails must not keep the others' images waiting.</remarks>
    public async Task<IReadOnlyList<FoundImage>> FindAsync(DateTimeOffset since)
    {
        var rules = deployment.Configuration.Triggers;
        var found = new Dictionary<string, FoundImage>(StringComparer.Ordinal);
        // Source accounts last: if both list an image, its owner sees more of it.
        foreach (var (account, owner, name) in rules.SelectMany(rule => Listings(rule.Match)).Distinct().OrderBy(listing => listing.Account != deployment.Location.AccountId))
        {
            await errors.TryAsync($"images of {(owner == Guardrails.Self ? account : owner)} not listed", async () =>
            {
                var ec2 = await new CandidateReader(aws, deployment.Location, deployment.Configuration).ReaderForAsync(account, FunctionNames.ReconcileImages);
                await foreach (var image in CandidateReader.ListAsync(ec2, owner, name))
                {
                    if (image.CreationDate >= since && RuleChoice.Choose(rules, image, deployment.Location) is { } rule)
                    {
                        found[image.Id] = new FoundImage(image, rule, ec2);
                    }
                }
            });
        }

        return [.. found.Values.OrderBy(image => image.Image.CreationDate).ThenBy(image => image.Image.Id, StringComparer.Ordinal)];
    }

    // A source account's images are listed by the account itself; all others by the deployment's.
    private IEnumerable<(string Account, string Owner, string? Name)> Listings(ImageMatch match) =>
        match.Owners.Select(owner => (deployment.Location.AccountId, owner, match.Name))
            .Concat(match.Accounts.Select(account => (account, Guardrails.Self, match.Name)));
}

/// <summary>An image that matches a rule.</summary>
/// <param name="Image">The image.</param>
/// <param name="Rule">The rule that it takes.</param>
/// <param name="Ec2">EC2 in the account that lists it: whoever lists its snapshots must see their tags.</param>
internal sealed record FoundImage(CandidateImage Image, TriggerRule Rule, Ec2Reader Ec2);
