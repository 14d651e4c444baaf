using System.Text.Json;

namespace AmiPipeline.Simulator.Definitions;

/// <summary>What there is in a simulated world at first: accounts, Regions and their resources. Read once, used for any number of clouds.</summary>
public sealed class WorldDefinition
{
    private static readonly JsonDocumentOptions Json = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private WorldDefinition(AwsWorld template, SavedMotion? motion) => (Template, Motion) = (template, motion);

    /// <summary>The account ids of the world.</summary>
    public IReadOnlyCollection<string> AccountIds => [.. Template.AccountsByAccessKey.Values.Distinct()];

    /// <summary>The Regions of the world.</summary>
    public IReadOnlyCollection<string> Regions => [.. Template.Regions.Keys];

    /// <summary>The time at which the world was saved; null for one that was written by hand.</summary>
    public DateTimeOffset? SavedAt => Motion?.Now;

    internal AwsWorld Template { get; }

    internal SavedMotion? Motion { get; }

    /// <summary>Reads a world from JSON; comments are allowed, unknown members are not. The form: <c>docs/simulator-fidelity.md</c>.</summary>
    /// <exception cref="WorldFormatException">The text is not JSON, or does not describe a world.</exception>
    public static WorldDefinition Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Json);
            var root = new StrictObject(document.RootElement, "");
            var motion = WorldReader.ReadMotion(root);
            return new WorldDefinition(WorldReader.Read(root), motion);
        }
        catch (JsonException error)
        {
            throw new WorldFormatException("", $"this is not JSON: {error.Message}");
        }
    }
}
