using System.Globalization;
using AmiPipeline.Configuration;
using AmiPipeline.Functions.Images;
using AmiPipeline.Sharing;
using AmiPipeline.Triggers;

namespace AmiPipeline.Functions.NewImages;

/// <summary>Reads images that may start an execution: with the deployment's own eyes, or with those of a source account.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="location">The deployment's account and Region.</param>
/// <param name="configuration">The deployment's configuration.</param>
internal sealed class CandidateReader(AwsClients aws, AwsLocation location, DeploymentConfiguration configuration)
{
    /// <summary>The reader that sees an account's images best: in the account's role if a rule names the account, otherwise with the functions' own credentials.</summary>
    public async Task<Ec2Reader> ReaderForAsync(string accountId, string functionName)
    {
        if (!configuration.Triggers.Any(rule => rule.Match.Accounts.Contains(accountId)) || SourceAccess.FindRole(configuration.SourceRoles(), accountId) is not { } role)
        {
            return aws.Reader(location);
        }

        return new Ec2Reader((await aws.Roles.AssumeAsync(role, location, $"{configuration.Name}-{functionName}")).Ec2);
    }

    /// <summary>An image by its id; null if it does not exist, or cannot be seen.</summary>
    public static async Task<CandidateImage?> ReadAsync(Ec2Reader ec2, string imageId) =>
        await ec2.ImageAsync(imageId) is { } image ? Candidate(image) : null;

    /// <summary>The available images of an owner whose name is like a pattern.</summary>
    /// <param name="ec2">What sees them.</param>
    /// <param name="owner">An account id, <c>self</c> or <c>amazon</c>.</param>
    /// <param name="namePattern">The pattern; null for any name.</param>
    public static async IAsyncEnumerable<CandidateImage> ListAsync(Ec2Reader ec2, string owner, string? namePattern)
    {
        List<Filter> filters = [Ec2Filters.State("available")];
        if (namePattern is not null)
        {
            filters.Add(Ec2Filters.Name(namePattern.Replace(@"\", @"\\", StringComparison.Ordinal)));
        }

        await foreach (var image in ec2.ImagesOfAsync(owner, [.. filters]))
        {
            yield return Candidate(image);
        }
    }

    private static CandidateImage Candidate(Image image) => new()
    {
        Id = image.ImageId,
        Name = image.Name ?? "",
        OwnerId = image.OwnerId,
        OwnerAlias = image.ImageOwnerAlias,
        State = image.State.Value,
        CreationDate = DateTimeOffset.TryParse(image.CreationDate, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var created) ? created : default,
        Tags = image.Tags.ToDictionary(tag => tag.Key, tag => tag.Value),
        SnapshotIds = ImageMapping.SnapshotIds(image.BlockDeviceMappings),
    };
}
