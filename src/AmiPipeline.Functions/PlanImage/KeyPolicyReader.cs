using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using AmiPipeline.Planning.Checks;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>
/// Reads the policies of the keys that an image is made under, and of its content: no dry run tries a key. If one principal makes all calls, so that its own permission
/// is what counts. What a text says is never more than likely: it is a warning, and part of the error if EC2 cannot use the key then.
/// </summary>
/// <param name="aws">The SDK's clients, of the principal that makes the calls.</param>
internal sealed class KeyPolicyReader(AwsClients aws)
{
    /// <summary>The plan with what was found.</summary>
    /// <param name="plan">The plan.</param>
    public async Task<ImagePlan> CheckAsync(ImagePlan plan)
    {
        if (plan.Route is ImageRoute.Existing or ImageRoute.None || plan.Devices.All(device => Uses(device).Count == 0) || await CallerAsync(plan.Location) is not { } caller)
        {
            return plan;
        }

        var policies = new Dictionary<string, string?>(StringComparer.Ordinal);
        var devices = new List<DevicePlan>();
        foreach (var device in plan.Devices)
        {
            string? doubt = null;
            foreach (var (key, actions) in Uses(device).Where(use => Arn.Parse(use.Key).AccountId == plan.Location.AccountId))
            {
                if (!policies.TryGetValue(key, out var policy))
                {
                    policies[key] = policy = await PolicyAsync(key, plan.Location);
                }

                doubt ??= policy is null ? null : KeyPolicyCheck.Finding(policy, key, caller, actions);
            }

            devices.Add(device with { KeyDoubt = doubt });
        }

        return plan with { Devices = devices, Warnings = [.. plan.Warnings, .. devices.Select(device => device.KeyDoubt).OfType<string>().Distinct()] };
    }

    private static List<(string Key, IReadOnlyList<string> Actions)> Uses(DevicePlan device) =>
    [
        .. device.ContentKey is { } content ? [(content.KmsKeyArn, KeyPolicyCheck.ToRead)] : Array.Empty<(string, IReadOnlyList<string>)>(),
        .. device.Expected.AcceptedKeys is [{ KmsKeyId: not AcceptedKey.AwsManagedAlias } key] ? [(key.KmsKeyId, KeyPolicyCheck.ToWrite)] : Array.Empty<(string, IReadOnlyList<string>)>(),
    ];

    private async Task<string?> CallerAsync(AwsLocation location)
    {
        try
        {
            return await aws.Roles.CallerArnAsync(location) is var caller && Arn.TryParse(caller, out _) ? caller : null;
        }
        catch (Exception error) when (AwsErrors.IsAwsFailure(error))
        {
            return null;
        }
    }

    // Null if it may not be read.
    private async Task<string?> PolicyAsync(string keyArn, AwsLocation location)
    {
        try
        {
            return (await aws.Kms(location).GetKeyPolicyAsync(new GetKeyPolicyRequest { KeyId = keyArn, PolicyName = "default" })).Policy;
        }
        catch (Exception error) when (error is AmazonKeyManagementServiceException || AwsErrors.IsAwsFailure(error))
        {
            return null;
        }
    }
}
