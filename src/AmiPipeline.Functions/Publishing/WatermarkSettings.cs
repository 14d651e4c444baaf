using AmiPipeline.Functions.Images;
using AmiPipeline.Requests;

namespace AmiPipeline.Functions.Publishing;

/// <summary>The watermarks that an image is to have of its own account. None is ever taken away.</summary>
/// <param name="ec2">EC2 in the image's account and Region.</param>
/// <param name="publish">What is requested.</param>
/// <param name="accountId">The image's account.</param>
internal sealed class WatermarkSettings(IAmazonEC2 ec2, RequestPublish publish, string accountId)
{
    /// <summary>Those that the image lacks, each with the call that attaches it.</summary>
    public IEnumerable<(string What, Func<Task> Call)> Missing(Image image)
    {
        var keys = ImageMapping.Watermarks(image);
        foreach (var name in publish.Watermarks)
        {
            var key = RequestPublish.WatermarkKey(accountId, name);
            if (!keys.Contains(key))
            {
                yield return ($"the watermark {key}", () => AttachAsync(image.ImageId, name, key));
            }
        }
    }

    /// <summary>The keys of those that it has, as EC2 shows them; null if none was requested.</summary>
    public IReadOnlyList<string>? Found(Image image)
    {
        var wanted = publish.WatermarkKeys(accountId);
        return wanted.Count == 0 ? null : [.. ImageMapping.Watermarks(image).Where(wanted.Contains)];
    }

    // No source says what EC2 returns if the image has it already, as after a response that was lost.
    private async Task AttachAsync(string imageId, string name, string key)
    {
        try
        {
            await ec2.AttachImageWatermarkAsync(new AttachImageWatermarkRequest { ImageId = imageId, WatermarkName = name });
        }
        catch (AmazonEC2Exception error) when (!PassingErrors.Passes(AwsErrors.Translate(error, FunctionNames.PublishImages)))
        {
            if (!ImageMapping.Watermarks(await new Ec2Reader(ec2).VisibleOwnImageAsync(imageId)).Contains(key))
            {
                throw;
            }
        }
    }
}
