using System.Security.Cryptography;
using System.Text;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Facts;

/// <summary>What makes two images hold the same: the image that both were made of, which never changes, and what was added to it.</summary>
/// <remarks>EC2 does not report what a snapshot was copied from. Everything else about an image, its keys and sizes too, EC2 shows: it is compared, and not part of this.</remarks>
public static class ContentDigest
{
    /// <summary>SHA-256 over the source's id, how its volumes get into the image, and the snapshots that are added, in hexadecimal; null for an instance, which changes.</summary>
    /// <param name="request">The request, whose source is an image's id.</param>
    public static string? Create(ImageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Source.ImageId is not { } sourceId)
        {
            return null;
        }

        // A temporary instance gives the image its own UEFI variables and, if it boots, other content.
        var way = request.Via != RequestedRoute.Instance ? "as it is" : request.Instance?.Boot == true ? "booted" : "launched";
        var added = request.Volumes.Where(volume => volume.SnapshotId is not null)
            .OrderBy(volume => volume.DeviceName, StringComparer.Ordinal)
            .Select(volume => $"{volume.DeviceName} {volume.SnapshotId}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [sourceId, way, .. added]))));
    }
}
