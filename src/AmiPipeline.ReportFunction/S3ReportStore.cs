using Amazon.S3;
using Amazon.S3.Model;
using AmiPipeline.Reports.Storing;

namespace AmiPipeline.ReportFunction;

/// <summary>Stores reports in S3. The bucket's own settings encrypt them.</summary>
/// <param name="s3">S3, in the bucket's Region.</param>
internal sealed class S3ReportStore(IAmazonS3 s3) : IReportStore
{
    /// <inheritdoc/>
    public async Task PutAsync(string bucket, string key, byte[] html)
    {
        using var content = new MemoryStream(html);
        await s3.PutObjectAsync(new PutObjectRequest
        {
            BucketName = bucket,
            Key = key,
            InputStream = content,
            AutoCloseStream = false,
            ContentType = "text/html; charset=utf-8",
            // The content is in memory: it is signed as a whole.
            UseChunkEncoding = false,
        });
    }
}
