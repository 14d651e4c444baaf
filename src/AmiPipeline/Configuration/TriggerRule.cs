using System.Buffers;
using System.Text;
using System.Text.Json;

namespace AmiPipeline.Configuration;

/// <summary>Which images start an execution automatically, and what is then requested.</summary>
public sealed record TriggerRule
{
    /// <summary>The rule's name, 1 to 40 letters, digits, hyphens and underscores; no two rules share one. An image is done once for each name: another name is another rule.</summary>
    public required string Name { get; init; }

    /// <summary>Which images.</summary>
    public required ImageMatch Match { get; init; }

    /// <summary>The request, a request document without <c>source</c>: the image becomes that. Its name holds a placeholder, so that two images give two names.</summary>
    public required JsonElement Request { get; init; }

    /// <summary>The request document for an image: the input of the execution.</summary>
    /// <param name="imageId">The image.</param>
    /// <param name="accountId">The account whose role shares the image, if it is another's; null for the deployment's own images and for shared ones.</param>
    public string RequestFor(string imageId, string? accountId)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("source");
            json.WriteString("imageId", imageId);
            if (accountId is not null)
            {
                json.WriteString("accountId", accountId);
            }

            json.WriteEndObject();
            foreach (var field in Request.EnumerateObject())
            {
                field.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}

/// <summary>Which images a rule is for: those whose owner, name and tags all match.</summary>
public sealed record ImageMatch
{
    /// <summary>Owners whose images the deployment's account can see with its own credentials: <c>self</c>, <c>amazon</c>, or the ids of accounts that share images with it. Default: <c>self</c>, unless <see cref="Accounts"/> is given.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>Accounts with the source-account stack: their images are read, and shared for the time of the execution, by their role <c>AmiPipelineSource</c>. Default: none.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>The image's name, in which <c>*</c> stands for any characters and <c>?</c> for one. Default, null: any.</summary>
    public string? Name { get; init; }

    /// <summary>Tags that the image must have; in a value <c>*</c> and <c>?</c> stand for others as in <see cref="Name"/>. Default: none. EC2 shows an image's tags to its owner alone.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);
}
