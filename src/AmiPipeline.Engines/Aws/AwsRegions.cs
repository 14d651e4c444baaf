using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace AmiPipeline.Engines.Aws;

/// <summary>Finds the Region if the command line names none.</summary>
internal static class AwsRegions
{
    /// <summary>The Region, in the order of the AWS CLI: given, environment, profile, the SDK's other sources.</summary>
    /// <param name="connection">How to reach AWS.</param>
    /// <exception cref="AwsUnusableException">None is found, or the profile does not exist.</exception>
    public static string Find(AwsConnection connection) =>
        connection.Region
        ?? FromEnvironment()
        ?? FromProfile(connection.Profile)
        ?? FallbackRegionFactory.GetRegionEndpoint()?.SystemName
        ?? throw new AwsUnusableException("No Region is given. Use --region REGION, or set AWS_REGION or the profile's region.");

    private static string? FromEnvironment()
    {
        try
        {
            return new EnvironmentVariableAWSRegion().Region?.SystemName;
        }
        catch (InvalidOperationException)
        {
            // This is how the SDK reports that the variable is not set.
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
            : throw new AwsUnusableException($"The profile \"{name}\" is in no configuration file; `aws configure list-profiles` lists the existing ones.");
    }
}
