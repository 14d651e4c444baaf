using AmiPipeline.Errors;
using AmiPipeline.Reports.Storing;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.S3;

using Authorization = AmiPipeline.Simulator.Logs.Authorization;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>S3 as a role meets it: a call that the role's policies do not allow is refused.</summary>
/// <param name="cloud">Where the role is.</param>
/// <param name="role">The role.</param>
/// <param name="buckets">The buckets.</param>
/// <param name="decisions">Takes what was decided.</param>
internal sealed class RoleBuckets(SimulatedCloud cloud, FunctionRole role, SimulatedBuckets buckets, List<Authorization> decisions) : IReportStore
{
    public Task PutAsync(string bucket, string key, byte[] html)
    {
        var decision = cloud.Iam.Authorize(role.Arn, "s3:PutObject", $"arn:aws:s3:::{bucket}/{key}");
        decisions.Add(decision);
        return !decision.IsAllowed ? throw new AwsAccessDeniedException($"not authorized to perform: s3:PutObject on resource: {decision.Resource}")
            : buckets.Put(bucket, key, html) is null ? throw new AwsCallRefusedException($"NoSuchBucket: {bucket}")
            : Task.CompletedTask;
    }
}
