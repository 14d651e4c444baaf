using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Json;
using AmiPipeline.Documents;
using AmiPipeline.Inventory;

namespace AmiPipeline.Cli.Commands.Find;

/// <summary>
/// Writes requests that convert images, one file for each: <c>ami-….json</c>. In several Regions, each has its own directory. Beside them,
/// <c>order.txt</c> says in which order a fleet is best done.
/// </summary>
/// <param name="directory">Where to; made if need be.</param>
/// <param name="key">The key for the snapshots.</param>
/// <param name="byAccount">Whether the directories are <c>ACCOUNT/REGION</c>, however many Regions there are.</param>
internal sealed class RequestFiles(string directory, string key, bool byAccount)
{
    /// <summary>Writes them.</summary>
    /// <param name="document">The images.</param>
    /// <returns>
    /// How many were written, those among them that were there already with the same content: none for images that are not available, or have no snapshots.
    /// </returns>
    /// <exception cref="UserErrorException">A file is there with other content, or cannot be written.</exception>
    public int Write(FindDocument document)
    {
        var images = document.Images.Where(image => ConversionRequest.IsPossible(image.State, image.Devices.Count)).ToList();
        try
        {
            foreach (var ofRegion in images.GroupBy(image => image.Region))
            {
                Write(ofRegion, byAccount ? Path.Combine(directory, document.AccountId, ofRegion.Key) : document.Regions.Count > 1 ? Path.Combine(directory, ofRegion.Key) : directory);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw UserErrorException.ForFile($"The requests cannot be written to {directory}: {error.Message}");
        }

        return images.Count;
    }

    private void Write(IEnumerable<FoundImage> images, string folder)
    {
        Directory.CreateDirectory(folder);
        List<FoundImage> ordered = [.. LongestFirst.Order(images, image => image.Devices.Select(device => device.SizeGiB))];
        ordered.ForEach(image => Write(image, folder));
        File.WriteAllLines(Path.Combine(folder, RequestOrder.FileName), ordered.Select(FileName));
    }

    private void Write(FoundImage image, string folder)
    {
        var path = Path.Combine(folder, FileName(image));
        var text = ReadableJson.Write(ConversionRequest.Create(image.ImageId, image.Name, key));
        if (File.Exists(path) && File.ReadAllText(path) != text)
        {
            throw UserErrorException.ForFile($"{path} is there with other content. Name another directory, or remove the file.");
        }

        File.WriteAllText(path, text);
    }

    private static string FileName(FoundImage image) => $"{image.ImageId}.json";
}
