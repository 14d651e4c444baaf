using System.Text.Json;
using Amazon.SecurityToken;
using AmiPipeline.Functions.Images;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Requests;
using AmiPipeline.Sharing;

namespace AmiPipeline.Functions.Sharing;

/// <summary>Gives the pipeline's account access to a source of another account, for as long as the execution lasts: image, snapshots and keys.</summary>
/// <remarks>Only what is missing is given, and each permission that is given is marked with the execution: <see cref="UnshareSourceFunction"/> takes back no more.</remarks>
/// <param name="aws">The SDK's clients.</param>
/// <param name="settings">What the deployment says: its name, and the roles that may be assumed.</param>
public sealed class ShareSourceFunction(AwsClients aws, FunctionSettings settings)
{
    /// <summary>Shares the source.</summary>
    /// <param name="input">Execution and request document.</param>
    /// <param name="context">Lambda's context.</param>
    /// <exception cref="RequestRefusedException">The request is malformed, or the source cannot be shared; nothing was given.</exception>
    public async Task<SharedSource> HandleAsync(ShareSourceInput input, ILambdaContext context)
    {
        var execution = input.Execution;
        var home = execution.Location();
        var request = RequestReader.Read(input.Request);
        var requested = request.Source;
        if (requested is not { ImageId: { } imageId, AccountId: { } accountId } || accountId == home.AccountId)
        {
            return SharedSource.Nothing;
        }

        var account = await EnterAsync(accountId, execution);
        if (await ReadAsync(account, imageId, request, execution) is not { } source)
        {
            return SharedSource.Nothing;
        }

        var given = new List<string>();
        foreach (var permission in source.SnapshotIds.Select(id => (ISourcePermission)new VolumePermission(account.Ec2, id)).Prepend(new LaunchPermission(account.Ec2, imageId)))
        {
            if (await account.Permissions(execution).GiveAsync(permission, [home.AccountId]))
            {
                given.Add(permission.Id);
            }
        }

        foreach (var key in source.KeyArns)
        {
            await account.Keys(execution).GiveAsync(key, home.AccountId);
            given.Add(key);
        }

        return new SharedSource(accountId, given);
    }

    // An image that was committed for the same request needs no source.
    private async Task<ShareableSource?> ReadAsync(SourceAccount account, string imageId, ImageRequest request, ExecutionIdentity execution)
    {
        try
        {
            return await new ShareableSourceReader(account).ReadAsync(imageId);
        }
        catch (RequestRefusedException)
        {
            if (!await new OwnImageReader(aws.Reader(execution.Location())).HasCommittedAsync(request, execution))
            {
                throw;
            }

            return null;
        }
    }

    private async Task<SourceAccount> EnterAsync(string accountId, ExecutionIdentity execution)
    {
        var role = SourceAccess.FindRole(settings.SourceRoles, accountId) ?? throw Refused(RoleRefusal.NotAllowed(accountId, settings.Name.SourceRole));
        try
        {
            return await SourceAccount.EnterAsync(aws, role, execution);
        }
        catch (AmazonSecurityTokenServiceException error) when (error.ErrorCode is "AccessDenied")
        {
            throw Refused(RoleRefusal.NotAssumed(accountId, role, error.Message, execution.Location().AccountId));
        }
    }

    private static RequestRefusedException Refused(string message) => new([new Problem("/source/accountId", message)]);
}

/// <summary>What ShareSource needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Request">The request document, as the execution was started with it.</param>
public sealed record ShareSourceInput(ExecutionIdentity Execution, JsonElement Request) : IExecutionInput;
