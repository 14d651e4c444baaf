using System.Text.Json;
using AmiPipeline.Functions.Images;
using AmiPipeline.Sharing;

namespace AmiPipeline.Functions.Sharing;

/// <summary>Takes back the access that <see cref="ShareSourceFunction"/> gave for an execution. The same again finds nothing; that the image is gone is no fault.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="roles">The roles that may be assumed.</param>
public sealed class UnshareSourceFunction(AwsClients aws, IReadOnlyList<AllowedRole> roles)
{
    /// <summary>Unshares the source.</summary>
    /// <param name="input">Execution and what it was started with.</param>
    /// <param name="context">Lambda's context.</param>
    public async Task<SharedSource> HandleAsync(UnshareSourceInput input, ILambdaContext context)
    {
        var execution = input.Execution;
        var request = input.Request.ValueKind == JsonValueKind.String ? input.Request.GetString()! : input.Request.GetRawText();
        if (CrossAccountSource.FromRequest(request, execution.Location().AccountId, roles) is not { } source)
        {
            return SharedSource.Nothing;
        }

        var account = await SourceAccount.EnterAsync(aws, source.Role, execution);
        return new SharedSource(source.AccountId, await TakeBackAsync(account, execution, source.ImageId));
    }

    /// <summary>Takes everything back. What is refused must not keep the rest shared: it is thrown at the end.</summary>
    private static async Task<IReadOnlyList<string>> TakeBackAsync(SourceAccount account, ExecutionIdentity execution, string imageId)
    {
        var taken = new List<string>();
        var errors = new ToleratedErrors();
        await errors.TryAsync("grants not retired", async () => taken.AddRange(await account.Keys(execution).TakeBackAsync()));
        foreach (var permission in await PermissionsAsync(account, execution, imageId))
        {
            await errors.TryAsync($"{permission.Id} still shared", async () =>
            {
                if (await account.Permissions(execution).TakeBackAsync(permission, execution.Location().AccountId))
                {
                    taken.Add(permission.Id);
                }
            });
        }

        errors.ThrowFirst();
        return taken;
    }

    // By the tag, which outlives the image, and by the image, since a tag that was just made may not show at once.
    private static async Task<IEnumerable<ISourcePermission>> PermissionsAsync(SourceAccount account, ExecutionIdentity execution, string imageId)
    {
        var images = await account.Reader.OwnImagesAsync(Ec2Filters.ImageIds(imageId));
        var snapshots = await account.Reader.OwnSnapshotsAsync(Ec2Filters.TagKey(SharingTags.KeyFor(execution)));

        // Also the image that is not listed, unless it is gone.
        var ofImage = images.Count == 0 && await IsGoneAsync(account.Ec2, imageId) ? [] : new[] { (ISourcePermission)new LaunchPermission(account.Ec2, imageId) };
        return ofImage.Concat(images.SelectMany(found => ImageMapping.SnapshotIds(found.BlockDeviceMappings))
            .Union(snapshots.Select(snapshot => snapshot.SnapshotId))
            .Select(id => new VolumePermission(account.Ec2, id)));
    }

    // Of an image that its owner has deregistered, DescribeImages may show nothing for hours; other calls say so (EC2 API Reference, "Error codes", InvalidAMIID.Unavailable).
    private static async Task<bool> IsGoneAsync(IAmazonEC2 ec2, string imageId)
    {
        try
        {
            await new LaunchPermission(ec2, imageId).IsPublicAsync();
            return false;
        }
        catch (Exception error) when (AwsErrors.IsAwsFailure(error))
        {
            return error is AmazonEC2Exception { ErrorCode: Ec2ErrorCodes.ImageNotFound or Ec2ErrorCodes.ImageUnavailable };
        }
    }
}

/// <summary>What UnshareSource needs.</summary>
/// <param name="Execution">The execution whose access ends.</param>
/// <param name="Request">What the execution was started with: the request document, or its JSON text as Step Functions' events carry it.</param>
public sealed record UnshareSourceInput(ExecutionIdentity Execution, JsonElement Request) : IExecutionInput;
