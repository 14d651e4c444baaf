using System.Globalization;
using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.Configuration;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Functions.Images;
using AmiPipeline.Sharing;
using AmiPipeline.Triggers;

namespace AmiPipeline.Functions.Triggers;

/// <summary>Reads images that may start an execution: with the deployment's own eyes, or with those of a source account.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="location">The deployment's account and Region.</param>
/// <param name="configuration">The deployment's configuration.</param>
internal sealed class CandidateReader(AwsClients aws, AwsLocation location, DeploymentConfiguration configuration)
{
    /// <summary>The client that sees an account's images best: in the account's role where a rule names the account, and with the functions' own credentials otherwise.</summary>
    public async Task<IAmazonEC2> ClientForAsync(string accountId, string functionName)
    {
        if (!configuration.Triggers.Any(rule => rule.Match.Accounts.Contains(accountId)) || SourceAccess.RoleOf(configuration.Guardrails.Roles, accountId) is not { } role)
        {
            return aws.Ec2(location);
        }

        return (await aws.Roles.AssumeAsync(role, location, $"AmiPipeline-{functionName}")).Ec2;
    }

    /// <summary>An image by its id; null where it does not exist, or cannot be seen.</summary>
    public static async Task<CandidateImage?> ReadAsync(IAmazonEC2 ec2, string imageId)
    {
        // By filter: an image that cannot be seen is then left out, instead of failing the call.
        var response = await ec2.DescribeImagesAsync(new DescribeImagesRequest { Filters = [new Filter("image-id", [imageId])], IncludeDisabled = true, IncludeDeprecated = true });
        return response.Images?.Select(Candidate).FirstOrDefault();
    }

    /// <summary>The available images of an owner whose name is like a pattern.</summary>
    /// <param name="ec2">The client.</param>
    /// <param name="owner">An account id, <c>self</c> or <c>amazon</c>.</param>
    /// <param name="namePattern">The pattern; null for any name.</param>
    public static async IAsyncEnumerable<CandidateImage> ListAsync(IAmazonEC2 ec2, string owner, string? namePattern)
    {
        var request = new DescribeImagesRequest { Owners = [owner], Filters = [new Filter("state", ["available"])], MaxResults = 1000 };
        if (namePattern is not null)
        {
            request.Filters.Add(new Filter("name", [namePattern.Replace(@"\", @"\\", StringComparison.Ordinal)]));
        }

        await foreach (var image in ec2.Paginators.DescribeImages(request).Images)
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
        Tags = (image.Tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value),
        SnapshotIds = ImageShapes.SnapshotIds(image.BlockDeviceMappings),
    };
}
