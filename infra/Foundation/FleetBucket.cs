using Amazon.CDK;
using Amazon.CDK.AWS.S3;
using Constructs;

namespace AmiPipeline.Infra.Foundation;

/// <summary>The bucket for lists of requests that are longer than an execution's input may be, and for the results of fleets.</summary>
internal static class FleetBucket
{
    // As long as Step Functions knows the executions.
    private const int DaysKept = 90;

    /// <summary>Makes the bucket. CloudFormation names it: one that is kept would be in the way of the next deployment.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="removal">What becomes of it when the stack is removed; CloudFormation removes no bucket that has objects.</param>
    public static Bucket Make(Construct scope, RemovalPolicy removal) => new(scope, "FleetBucket", new BucketProps
    {
        Encryption = BucketEncryption.S3_MANAGED,
        BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
        ObjectOwnership = ObjectOwnership.BUCKET_OWNER_ENFORCED,
        EnforceSSL = true,
        LifecycleRules = [new LifecycleRule { Expiration = Duration.Days(DaysKept), AbortIncompleteMultipartUploadAfter = Duration.Days(1) }],
        RemovalPolicy = removal,
    });
}
