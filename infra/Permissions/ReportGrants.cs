using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.S3;
using AmiPipeline.Configuration;
using AmiPipeline.Infra.Foundation;

namespace AmiPipeline.Infra.Permissions;

/// <summary>What storing reports takes: reading executions of the pipeline, and writing objects under the prefix of reports.</summary>
internal static class ReportGrants
{
    /// <summary>The statements.</summary>
    /// <param name="names">The stack's names.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="settings">What the deployer decides.</param>
    public static IEnumerable<PolicyStatement> All(PipelineNames names, IBucket bucket, ReportSettings settings) =>
    [
        Grants.Statement("ReadExecutions", ["states:DescribeExecution", "states:GetExecutionHistory"], [names.ExecutionArns(names.Pipeline)]),
        Grants.Statement("WriteReports", ["s3:PutObject"], [bucket.ArnForObjects($"{settings.Prefix}/*")]),
    ];
}
