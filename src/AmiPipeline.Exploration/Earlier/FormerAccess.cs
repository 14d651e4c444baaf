using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.KeyManagementService.Model;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Functions.Settings;

namespace AmiPipeline.Exploration.Earlier;

/// <summary>
/// The access that is there when a request with <c>unshareFrom</c> runs: an execution of the same request has made the images, and shared them with all who are to
/// lose them; and their owner has let somebody else use them. The accounts among them have passed on the use of the keys to the role of their Auto Scaling groups.
/// </summary>
internal static class FormerAccess
{
    /// <summary>Whom the owners let use each image and its snapshots, by hand.</summary>
    public const string ByHand = "210987654321";

    /// <summary>The role of an account that it lets use the keys itself.</summary>
    public const string OwnRole = "role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";

    // Whom the pipeline lets, if the request takes it from all.
    private const string Anybody = "345678901234";

    private static readonly string[] Lists = ["accounts", "organizations", "organizationalUnits"];

    /// <summary>Gives it.</summary>
    /// <param name="subject">What is explored.</param>
    /// <exception cref="EarlierExecutionFailedException">The execution failed.</exception>
    public static async Task<ExplorationSubject> GiveAsync(ExplorationSubject subject)
    {
        var names = subject.Names;
        var request = EarlierRequest.Same(subject.Request);
        var holders = Holders(names.Unsharing!.Value, subject.Functions);
        request["shareWith"] = holders;
        var world = new EarlierWorld(subject with { Functions = Allowing(subject.Functions, holders) });
        var before = world.Read(names);
        await world.RunAsync(request, "earlier");
        var after = world.Read(names);
        foreach (var place in names.Places)
        {
            foreach (var image in after.Views[place].Images.Where(image => !before.Items.ContainsKey(image.Id) && WorldState.IsCommitted(image.Tags)))
            {
                await GiveManuallyAsync(world.Ec2(place), image.Id, image.Devices.Select(device => device.SnapshotId).OfType<string>());
            }
        }

        world.Advance(TimeSpan.FromMinutes(10));
        foreach (var place in names.Places)
        {
            foreach (var image in after.Views[place].Images.Where(image => !before.Items.ContainsKey(image.Id) && WorldState.IsCommitted(image.Tags)))
            {
                // Accounts that the world does not have do nothing in it.
                var accounts = Accounts(holders).Where(account => account != place.AccountId && after.Views.Keys.Any(there => there.AccountId == account));
                await PassOnAsync(world, place, image.Devices.Select(device => device.KeyArn).OfType<string>().Distinct().Where(key => key.Contains($":{place.AccountId}:", StringComparison.Ordinal)), accounts);
            }
        }

        return subject with { World = world.Save(), Before = before };
    }

    private static JsonObject Holders(JsonElement unsharing, FunctionSettings functions)
    {
        var named = new JsonObject([.. Lists.Where(list => unsharing.TryGetProperty(list, out _)).Select(list => KeyValuePair.Create(list, JsonNode.Parse(unsharing.GetProperty(list).GetRawText())))]);
        return named.Count > 0 ? named : new JsonObject { ["accounts"] = new JsonArray(functions.Configuration?.Guardrails.AccountsToShareWith() is [var allowed, ..] ? allowed : Anybody) };
    }

    // Whoever is to lose access had been allowed it then.
    private static FunctionSettings Allowing(FunctionSettings functions, JsonObject holders) => functions.Configuration is not { } configuration ? functions : functions with
    {
        Configuration = configuration with
        {
            Guardrails = configuration.Guardrails with { ShareWith = [.. configuration.Guardrails.ShareWith.Union(holders.SelectMany(list => list.Value!.AsArray()).Select(holder => holder!.GetValue<string>()))] },
        },
    };

    private static IEnumerable<string> Accounts(JsonObject holders) => (holders["accounts"]?.AsArray() ?? []).Select(account => account!.GetValue<string>());

    private static async Task PassOnAsync(EarlierWorld world, Place place, IEnumerable<string> keyArns, IEnumerable<string> accounts)
    {
        foreach (var (keyArn, account) in from keyArn in keyArns from account in accounts select (keyArn, account))
        {
            await world.Kms(place with { AccountId = account }).CreateGrantAsync(new CreateGrantRequest
            {
                KeyId = keyArn,
                GranteePrincipal = $"{keyArn[..keyArn.IndexOf(":kms:", StringComparison.Ordinal)]}:iam::{account}:{OwnRole}",
                Operations = ["CreateGrant", "Decrypt", "DescribeKey", "GenerateDataKeyWithoutPlaintext"],
            });
        }
    }

    private static async Task GiveManuallyAsync(IAmazonEC2 ec2, string imageId, IEnumerable<string> snapshotIds)
    {
        await ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest { ImageId = imageId, LaunchPermission = new LaunchPermissionModifications { Add = [new LaunchPermission { UserId = ByHand }] } });
        foreach (var snapshotId in snapshotIds)
        {
            await ec2.ModifySnapshotAttributeAsync(new ModifySnapshotAttributeRequest { SnapshotId = snapshotId, CreateVolumePermission = new CreateVolumePermissionModifications { Add = [new CreateVolumePermission { UserId = ByHand }] } });
        }
    }
}
