using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.Images;

/// <summary>Makes an image once, with calls that have no client token: the unique name is the only guard that EC2 gives.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
internal sealed class ImageCreation(AwsClients aws, TimeProvider clock)
{
    /// <summary>Adopts the image that an earlier run made, or makes it.</summary>
    /// <exception cref="NameTakenException">The name belongs to an image that this execution did not make.</exception>
    /// <exception cref="ResourceNotVisibleException">EC2 says that the name is taken, but shows no such image yet.</exception>
    public async Task<ImageInProgress> CreateOnceAsync(ExecutionIdentity execution, AwsLocation location, string name, Func<IAmazonEC2, Task<string>> make)
    {
        var imageId = await FindOwnAsync(aws.Reader(location), execution, name);
        if (imageId is null)
        {
            try
            {
                imageId = await make(aws.Ec2WithoutRetries(location));
            }
            catch (AmazonEC2Exception error) when (error.ErrorCode == Ec2ErrorCodes.ImageNameDuplicate)
            {
                imageId = await FindOwnAsync(aws.Reader(location), execution, name)
                    ?? throw new ResourceNotVisibleException($"EC2 says: {error.Message}. DescribeImages does not show that image yet.", error);
            }
        }

        return new ImageInProgress { ImageId = imageId, Location = location, Wait = WaitSchedule.Begin(clock.GetUtcNow(), WaitPace.Image, execution.Retries) };
    }

    /// <summary>The image of a name that the execution has made; null if the name is free.</summary>
    /// <exception cref="NameTakenException">The name belongs to an image that this execution did not make.</exception>
    public static async Task<string?> FindOwnAsync(Ec2Reader reader, ExecutionIdentity execution, string name)
    {
        var images = await reader.OwnImagesAsync(Ec2Filters.Name(name));
        if (images.FirstOrDefault() is not { } image)
        {
            return null;
        }

        return Ec2Tags.Value(image.Tags, PipelineTags.Execution) == execution.Id
            ? image.ImageId
            : throw new NameTakenException($"The name \"{name}\" was taken by {image.ImageId} in the meantime.");
    }
}
