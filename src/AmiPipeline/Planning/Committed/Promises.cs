using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;
using AmiPipeline.Verification;

namespace AmiPipeline.Planning.Committed;

/// <summary>Whether a difference from what would be made now means that the committed image is wrong, rather than that something around it has changed.</summary>
internal static class Promises
{
    /// <param name="value">A value that is not as in a new image.</param>
    /// <param name="request">The request.</param>
    /// <param name="source">The source as it is now.</param>
    public static bool Holds(ComparedValue value, ImageRequest request, SourceFacts source) => value switch
    {
        // Keys that the request names are judged by name; the others follow the account's settings.
        { Name: "key" } => false,
        { Name: "encrypted", DeviceName: { } device } => NamedKey(request, device) is not null,
        // It can be switched on, and never off again (EC2 API Reference, ModifyImageAttribute): which of the two images was changed is seen by which has it.
        { Name: "imdsSupport", DeviceName: null } => value.Planned == ComparedValue.None,
        // Its source may have got others since.
        { DeviceName: null } when value.Name.StartsWith("watermark ", StringComparison.Ordinal) => false,
        // An instance changes; an image does not.
        { DeviceName: { } device } when source.Kind == SourceKind.Instance => request.Volumes.Any(volume => volume.DeviceName == device),
        { DeviceName: null, Name: not ("name" or "state") } when source.Kind == SourceKind.Instance => false,
        _ => true,
    };

    /// <summary>The key that a request names for a device; null if it names none, or the account's default.</summary>
    public static string? NamedKey(ImageRequest request, string deviceName) =>
        (request.Volumes.FirstOrDefault(volume => volume.DeviceName == deviceName)?.KmsKeyId ?? request.KmsKeyId) is { } key && key != KmsKeyIdReader.DefaultKey ? key : null;
}
