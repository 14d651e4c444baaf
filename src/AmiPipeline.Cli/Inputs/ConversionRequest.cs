using System.Text.Json.Nodes;

namespace AmiPipeline.Cli.Inputs;

/// <summary>The request that converts an image that was found.</summary>
internal static class ConversionRequest
{
    // Names of images have at most 128 characters.
    private const int MaxNameLength = 128;

    private const string Suffix = "-encrypted";

    /// <summary>Whether an image can be converted.</summary>
    /// <param name="state">Its state.</param>
    /// <param name="snapshots">How many snapshots it has.</param>
    public static bool IsPossible(string state, int snapshots) => state == "available" && snapshots > 0;

    /// <summary>Makes it.</summary>
    /// <param name="imageId">The image.</param>
    /// <param name="imageName">Its name.</param>
    /// <param name="key">The key for the snapshots.</param>
    public static JsonObject Create(string imageId, string imageName, string key) => new()
    {
        ["source"] = new JsonObject { ["imageId"] = imageId },
        ["name"] = imageName.Length + Suffix.Length <= MaxNameLength ? "{source.name}" + Suffix : "{source.id}" + Suffix,
        ["kmsKeyId"] = key,
    };
}
