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
        var ids = IdsOf(result.ImageId, result.Devices);
        if (plan.Route == ImageRoute.Existing)
        {
            return new CommitImageOutput(ids, Before: true);
        }

        // If the image waits for its copies, CopyImages commits it; if it is not kept, nothing does.
        if (plan.HasCopies && (plan.CommitsLast || !plan.KeepsImage))
        {
            return new CommitImageOutput([], NotNow: true);
        }

        await CommitAsync(aws.Ec2(result.Location), ids);
        return new CommitImageOutput(ids);
    }

    /// <summary>An image and its snapshots.</summary>
    internal static List<string> IdsOf(string imageId, IEnumerable<VerifiedDevice> devices) => [.. devices.Select(device => device.SnapshotId).OfType<string>().Prepend(imageId)];

    /// <summary>Marks them.</summary>
    internal static Task CommitAsync(IAmazonEC2 ec2, List<string> ids) => ec2.CreateTagsAsync(new CreateTagsRequest(ids, [new Tag(PipelineTags.State, PipelineTags.Committed)]));
}

/// <summary>What CommitImage needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Result">The verified image.</param>
public sealed record CommitImageInput(ExecutionIdentity Execution, ImagePlan Plan, VerifiedImage Result) : IExecutionInput;
