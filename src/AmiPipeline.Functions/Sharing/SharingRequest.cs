using AmiPipeline.Configuration;
using AmiPipeline.Requests;

namespace AmiPipeline.Functions.Sharing;

/// <summary>With which accounts an execution of a request shares something for as long as it lasts.</summary>
internal static class SharingRequest
{
    /// <summary>The account of its source, and those that its image is copied to; none if nothing can have been shared: they have no roles, or it is no request.</summary>
    /// <param name="request">The request as a JSON text.</param>
    /// <param name="ownAccountId">The pipeline's account.</param>
    /// <param name="configuration">What the deployer decides.</param>
    public static IReadOnlyList<string> Accounts(string request, string ownAccountId, DeploymentConfiguration configuration)
    {
        var source = CrossAccountSource.FromRequest(request, ownAccountId, configuration.SourceRoles())?.AccountId;
        return [.. Targets(request, ownAccountId, configuration).Prepend(source).OfType<string>().Distinct()];
    }

    private static IEnumerable<string> Targets(string request, string ownAccountId, DeploymentConfiguration configuration)
    {
        try
        {
            return (RequestReader.Read(request).Copies?.OtherAccounts(ownAccountId) ?? []).Intersect(configuration.TargetRoles().Select(role => role.AccountId()));
        }
        catch (RequestRefusedException)
        {
            return [];
        }
    }
}
