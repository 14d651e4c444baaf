using System.Security.Cryptography;
using System.Text.Json;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Facts;

/// <summary>What makes two requests the same: everything they ask for, with the name rendered, in one account and Region.</summary>
/// <param name="Name">The rendered name.</param>
/// <param name="Digest">SHA-256 over the request, in hexadecimal.</param>
public sealed record RequestIdentity(string Name, string Digest)
{
    /// <summary>The identity of a request.</summary>
    /// <remarks>The order of volumes and tags does not matter, nor how the source is reached (an image's id says which one it is) and how fast it is copied. A name with <c>{execution}</c> makes every execution's request its own.</remarks>
    /// <param name="request">The request.</param>
    /// <param name="location">Where the image is made.</param>
    /// <param name="renderedName">The name with its placeholders replaced.</param>
    public static RequestIdentity Create(ImageRequest request, AwsLocation location, string renderedName)
    {
        var normal = request with
        {
            Source = request.Source with { AccountId = null },
            CompleteWithinMinutes = null,
            Name = renderedName,
            Volumes = [.. request.Volumes.OrderBy(volume => DeviceNames.Canonical(volume.DeviceName), StringComparer.Ordinal).ThenBy(volume => volume.DeviceName, StringComparer.Ordinal)],
            Tags = new SortedDictionary<string, string>(request.Tags.ToDictionary(), StringComparer.Ordinal),
        };
        var json = JsonSerializer.SerializeToUtf8Bytes(normal, RequestJson.Default.ImageRequest);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{location.AccountId} {location.Region} {(KeepsContent(request) ? "unbooted " : "")}"));
        hash.AppendData(json);
        return new RequestIdentity(renderedName, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    // The same document once meant an image that had booted. Such an image must not answer a request that does not ask for a boot.
    private static bool KeepsContent(ImageRequest request) => request is { Via: RequestedRoute.Instance, Instance: not { Boot: true } };
}
