using Amazon.CDK;
using Amazon.CDK.AWS.S3;
using AmiPipeline.Configuration;
using Constructs;

namespace AmiPipeline.Infra.Foundation;

/// <summary>The bucket for the reports of executions.</summary>
internal static class ReportBucket
{
    /// <summary>Makes the bucket, or takes the one that the deployer names. CloudFormation names a new one: one that is kept would be in the way of the next deployment.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="settings">What the deployer decides.</param>
    /// <param name="removal">What becomes of a new one when the stack is removed; CloudFormation removes no bucket that has objects.</param>
    public static IBucket Make(Construct scope, ReportSettings settings, RemovalPolicy removal) => settings.Bucket is { } name
        ? Bucket.FromBucketName(scope, "ReportBucket", name)
        : new Bucket(scope, "ReportBucket", new BucketProps
        {
            Encryption = BucketEncryption.S3_MANAGED,
            BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
            ObjectOwnership = ObjectOwnership.BUCKET_OWNER_ENFORCED,
            EnforceSSL = true,
            LifecycleRules = [new LifecycleRule { Expiration = Duration.Days(settings.KeepDays), AbortIncompleteMultipartUploadAfter = Duration.Days(1) }],
            RemovalPolicy = removal,
        });
}
