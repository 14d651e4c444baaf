using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Facts;

/// <summary>What makes two requests the same: everything they ask for, with the name rendered, in one account and Region.</summary>
/// <param name="Name">The rendered name.</param>
/// <param name="Digest">SHA-256 over the request, in hexadecimal.</param>
public sealed record RequestIdentity(string Name, string Digest)
{
    /// <summary>The identity of a request.</summary>
    /// <remarks>The order of volumes and tags does not matter, nor how the source is reached (an image's id says which one it is), how fast it is copied, with whom it is shared, how it is published, which older images make room for it, or which copies of it are made: each has its own identity. A name with <c>{execution}</c> makes every execution's request its own.</remarks>
    /// <param name="request">The request.</param>
    /// <param name="location">Where the image is made.</param>
    /// <param name="renderedName">The name with its placeholders replaced.</param>
    public static RequestIdentity Create(ImageRequest request, AwsLocation location, string renderedName)
    {
        var normal = request with
        {
            Source = request.Source with { AccountId = null },
            CompleteWithinMinutes = null,
            SkipIfCompliant = false,
            Copies = null,
            ShareWith = null,
            UnshareFrom = null,
            Publish = null,
            Retention = null,
            Name = renderedName,
            Volumes = [.. request.Volumes.OrderBy(volume => DeviceNames.Canonical(volume.DeviceName), StringComparer.Ordinal).ThenBy(volume => volume.DeviceName, StringComparer.Ordinal)],
            Tags = new SortedDictionary<string, string>(request.Tags.ToDictionary(), StringComparer.Ordinal),
        };
        return Create(location, renderedName, [.. Encoding.UTF8.GetBytes(KeepsContent(request) ? "unbooted " : ""), .. JsonSerializer.SerializeToUtf8Bytes(normal, RequestJson.Default.ImageRequest)]);
    }

    /// <summary>The identity of a copy of an image: what the image's request asks for, and what is requested beyond that in the copy's Region.</summary>
    /// <param name="copy">The request's entry for the copy.</param>
    /// <param name="imageDigest">The digest of the request for the image.</param>
    /// <param name="location">Where the copy is made.</param>
    /// <param name="renderedName">The copy's name with its placeholders replaced.</param>
    public static RequestIdentity CreateForCopy(RequestCopy copy, string imageDigest, AwsLocation location, string renderedName)
    {
        var normal = copy with
        {
            // The same copy, however the request groups it; the account and the Region are in the digest anyway.
            AccountId = null,
            Region = location.Region,
            Regions = null,
            CompleteWithinMinutes = null,
            Publish = null,
            Name = renderedName,
            Volumes = [.. copy.Volumes.OrderBy(volume => DeviceNames.Canonical(volume.DeviceName), StringComparer.Ordinal)],
        };
        return Create(location, renderedName, [.. Encoding.UTF8.GetBytes($"copy of {imageDigest} "), .. JsonSerializer.SerializeToUtf8Bytes(normal, RequestJson.Default.RequestCopy)]);
    }

    private static RequestIdentity Create(AwsLocation location, string renderedName, byte[] content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{location.AccountId} {location.Region} "));
        hash.AppendData(content);
        return new RequestIdentity(renderedName, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    // The same document once meant an image that had booted. Such an image must not answer a request that does not ask for a boot.
    private static bool KeepsContent(ImageRequest request) => request is { Via: RequestedRoute.Instance, Instance: not { Boot: true } };
}
