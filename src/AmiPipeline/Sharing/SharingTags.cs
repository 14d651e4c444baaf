using System.Security.Cryptography;
using System.Text;

namespace AmiPipeline.Sharing;

/// <summary>
/// The tags that say on an image or snapshot of another account for which executions the pipeline gave access to it. Each execution has a tag
/// of its own, so that the first one's end takes nothing from the second, and access without any such tag is its owner's doing.
/// </summary>
public static class SharingTags
{
    /// <summary>What the keys of all of them begin with.</summary>
    public const string Prefix = PipelineTags.Prefix + "shared-for:";

    /// <summary>The value while the execution needs the access.</summary>
    public const string Given = "given";

    /// <summary>The value while the access is taken back: it was given by the pipeline, but keeps it from nobody any more.</summary>
    public const string Returning = "returning";

    /// <summary>An execution's tag key, and the name of its grants on KMS keys.</summary>
    /// <param name="execution">The execution.</param>
    public static string KeyFor(ExecutionIdentity execution) =>
        Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(execution.Id)))[..16];

    /// <summary>Whether the pipeline gave access, for whichever execution.</summary>
    /// <param name="tags">The resource's tags.</param>
    public static bool AreAny(IReadOnlyDictionary<string, string> tags) => tags.Keys.Any(IsOne);

    /// <summary>Whether another execution still needs the access.</summary>
    /// <param name="tags">The resource's tags.</param>
    /// <param name="key">The key of the execution that asks.</param>
    public static bool IsNeededByAnother(IReadOnlyDictionary<string, string> tags, string key) =>
        tags.Any(tag => IsOne(tag.Key) && tag.Key != key && tag.Value == Given);

    private static bool IsOne(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);
}
