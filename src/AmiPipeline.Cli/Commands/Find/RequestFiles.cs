using System.Text.Json.Nodes;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Cli.Json;
using AmiPipeline.Documents;

namespace AmiPipeline.Cli.Commands.Find;

/// <summary>Writes requests that convert images, one file for each: <c>ami-….json</c>. In several Regions, each has a directory of its own.</summary>
/// <param name="directory">Where to; made if need be.</param>
/// <param name="key">The key for the snapshots.</param>
internal sealed class RequestFiles(string directory, string key)
{
    // Names of images have at most 128 characters.
    private const int MaxNameLength = 128;

    private const string Suffix = "-encrypted";

    /// <summary>Writes them.</summary>
    /// <param name="document">The images.</param>
    /// <returns>
    /// How many were written, those among them that were there already with the same content: none for images that are not available, or have no snapshots.
    /// </returns>
    /// <exception cref="UserErrorException">A file is there with other content, or cannot be written.</exception>
    public int Write(FindDocument document)
    {
        var images = document.Images.Where(image => image.State == "available" && image.Devices.Count > 0).ToList();
        try
        {
            foreach (var image in images)
            {
                Write(image, document.Regions.Count > 1 ? Path.Combine(directory, image.Region) : directory);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw UserErrorException.ForFile($"The requests cannot be written to {directory}: {error.Message}");
        }

        return images.Count;
    }

    private void Write(FoundImage image, string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{image.ImageId}.json");
        var text = ReadableJson.Write(Request(image));
        if (File.Exists(path) && File.ReadAllText(path) != text)
        {
            throw UserErrorException.ForFile($"{path} is there with other content. Name another directory, or remove the file.");
        }

        File.WriteAllText(path, text);
    }

    private JsonObject Request(FoundImage image) => new()
    {
        ["source"] = new JsonObject { ["imageId"] = image.ImageId },
        ["name"] = image.Name.Length + Suffix.Length <= MaxNameLength ? "{source.name}" + Suffix : "{source.id}" + Suffix,
        ["kmsKeyId"] = key,
    };
}
