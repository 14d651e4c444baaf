namespace AmiPipeline.Functions.Retention;

/// <summary>What refers to images in their own account and Region, by EC2's own answer: instances, versions of launch templates, parameters, and recipes of Image Builder.</summary>
/// <param name="ec2">EC2 there.</param>
internal sealed class ImageReferences(IAmazonEC2 ec2)
{
    // EC2 API Reference, DescribeImageReferences: at most ten images of a call, and 10,000 versions of a launch template; by default it looks at ten.
    private const int MaxImages = 10;
    private const string AllVersions = "10000";

    // A terminated instance uses nothing.
    private static readonly List<string> LiveStates = ["pending", "running", "stopping", "stopped", "shutting-down"];

    /// <summary>Asks for some images.</summary>
    public async Task<ReferencesOfImages> FindAsync(IReadOnlyList<string> imageIds)
    {
        var found = new List<ImageReference>();
        try
        {
            foreach (var ids in imageIds.Chunk(MaxImages))
            {
                await foreach (var reference in ec2.Paginators.DescribeImageReferences(Request(ids)).ImageReferences)
                {
                    found.Add(reference);
                }
            }

            return ReferencesOfImages.From(found.ToLookup(reference => reference.ImageId, Describe), unknown: null);
        }
        catch (AmazonEC2Exception error) when (Ec2ErrorCodes.IsNotAllowed(error.ErrorCode))
        {
            return ReferencesOfImages.From(found.ToLookup(reference => reference.ImageId, Describe), "DescribeImageReferences is denied");
        }
    }

    private static DescribeImageReferencesRequest Request(string[] ids) => new()
    {
        ImageIds = [.. ids],
        IncludeAllResourceTypes = true,
        ResourceTypes =
        [
            new ResourceTypeRequest { ResourceType = ImageReferenceResourceType.Ec2Instance, ResourceTypeOptions = [new ResourceTypeOption { OptionName = ImageReferenceOptionName.StateName, OptionValues = LiveStates }] },
            new ResourceTypeRequest { ResourceType = ImageReferenceResourceType.Ec2LaunchTemplate, ResourceTypeOptions = [new ResourceTypeOption { OptionName = ImageReferenceOptionName.VersionDepth, OptionValues = [AllVersions] }] },
        ],
    };

    // What an ARN says last: instance/i-…, launch-template/lt-…, parameter/images/web.
    private static string Describe(ImageReference reference) => Arn.TryParse(reference.Arn, out var arn) ? arn.Resource.Replace('/', ' ') : reference.Arn;
}
