using AmiPipeline.Requests;
using AmiPipeline.Sharing;

namespace AmiPipeline.Functions.Sharing;

/// <summary>A source to which <see cref="ShareSourceFunction"/> may have given access.</summary>
/// <param name="AccountId">The account of the source.</param>
/// <param name="ImageId">The image.</param>
/// <param name="Role">The role in that account.</param>
internal sealed record CrossAccountSource(string AccountId, string ImageId, AllowedRole Role)
{
    /// <summary>The source of a request; null if nothing can have been given: it names no other account, or one without a role, or is no request.</summary>
    /// <param name="request">The request as a JSON text.</param>
    /// <param name="ownAccountId">The pipeline's account.</param>
    /// <param name="roles">The roles that may be assumed.</param>
    public static CrossAccountSource? FromRequest(string request, string ownAccountId, IReadOnlyList<AllowedRole> roles)
    {
        try
        {
            return RequestReader.Read(request).Source is { ImageId: { } imageId, AccountId: { } accountId }
                && accountId != ownAccountId
                && SourceAccess.FindRole(roles, accountId) is { } role
                    ? new CrossAccountSource(accountId, imageId, role)
                    : null;
        }
        catch (RequestRefusedException)
        {
            // ShareSource reads with the same reader: it refused too, and gave nothing.
            return null;
        }
    }
}
