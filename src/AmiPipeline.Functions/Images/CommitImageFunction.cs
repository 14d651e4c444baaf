using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Images;

/// <summary>Marks the verified image and its snapshots as committed, in one call, so that no clean-up can see half of it.</summary>
/// <param name="aws">The SDK's clients.</param>
public sealed class CommitImageFunction(AwsClients aws)
{
    /// <summary>Commits the image.</summary>
    /// <param name="input">Plan and verified image.</param>
    /// <param name="context">Lambda's context.</param>
    public async Task<CommitImageOutput> HandleAsync(CommitImageInput input, ILambdaContext context)
    {
        var (_, plan, result) = input;
        var ids = result.Devices.Select(device => device.SnapshotId).OfType<string>().Prepend(result.ImageId).ToList();
        if (plan.Route == ImageRoute.Existing)
        {
            return new CommitImageOutput(ids, Before: true);
        }

        await aws.Ec2(result.Location).CreateTagsAsync(new CreateTagsRequest(ids, [new Tag(PipelineTags.State, PipelineTags.Committed)]));

        return new CommitImageOutput(ids);
    }
}

/// <summary>What CommitImage needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Result">The verified image.</param>
public sealed record CommitImageInput(ExecutionIdentity Execution, ImagePlan Plan, VerifiedImage Result) : IExecutionInput;
