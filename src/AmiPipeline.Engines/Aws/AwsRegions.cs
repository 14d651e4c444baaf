using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace AmiPipeline.Engines.Aws;

/// <summary>Finds the Region that is meant where nobody says it.</summary>
internal static class AwsRegions
{
    /// <summary>The Region, in the order of the AWS CLI: said, environment, profile, the SDK's other sources.</summary>
    /// <param name="connection">How AWS is reached.</param>
    /// <exception cref="AwsUnusableException">None is found, or the profile does not exist.</exception>
    public static string Find(AwsConnection connection) =>
        connection.Region
        ?? FromEnvironment()
        ?? FromProfile(connection.Profile)
        ?? FallbackRegionFactory.GetRegionEndpoint()?.SystemName
        ?? throw new AwsUnusableException("No Region is given. Say --region REGION, or set AWS_REGION, or the region of the profile.");

    private static string? FromEnvironment()
    {
        try
        {
            return new EnvironmentVariableAWSRegion().Region?.SystemName;
        }
        catch (InvalidOperationException)
        {
            // The SDK's way to say that the variable is not set.
            return null;
        }
    }

    private static string? FromProfile(string? name)
    {
        if (name is null)
        {
            return null;
        }

        return new CredentialProfileStoreChain().TryGetProfile(name, out var profile)
            ? profile.Region?.SystemName
            : throw new AwsUnusableException($"The profile \"{name}\" is in no configuration file; `aws configure list-profiles` lists those that are.");
    }
}
