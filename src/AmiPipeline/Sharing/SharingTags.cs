using System.Security.Cryptography;
using System.Text;

namespace AmiPipeline.Sharing;

/// <summary>
/// The tags that say on an image or snapshot for which executions the pipeline gave which accounts access to it. Each execution has its own tags, so that the first
/// one's end takes nothing from the second, and access that no such tag names is its owner's doing.
/// </summary>
public static class SharingTags
{
    /// <summary>What the keys of all of them begin with.</summary>
    public const string Prefix = PipelineTags.Prefix + "shared-for:";

    /// <summary>What the value begins with while the execution needs the access; the accounts follow.</summary>
    public const string Given = "given";

    /// <summary>What the value begins with while the access is taken back: it was given by the pipeline, but no longer keeps it from anybody.</summary>
    public const string Returning = "returning";

    /// <summary>The key of the first tag that names those with whom the image is shared for good, as a request asks.</summary>
    public const string Lasting = Prefix + "request";

    // A tag's value has at most 256 characters: a word, and accounts or ARNs with a space before each.
    private const int MaxNamesLength = 18 * 13;

    /// <summary>The key of an execution's first tag, and the name of its grants on KMS keys.</summary>
    /// <param name="execution">The execution.</param>
    public static string KeyFor(ExecutionIdentity execution) =>
        Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(execution.Id)))[..16];

    /// <summary>An execution's tags: as many as the accounts need.</summary>
    /// <param name="key">The execution's key.</param>
    /// <param name="state"><see cref="Given"/> or <see cref="Returning"/>.</param>
    /// <param name="accounts">The accounts, or ARNs of organizations and organizational units.</param>
    public static IReadOnlyDictionary<string, string> Create(string key, string state, IEnumerable<string> accounts)
    {
        var values = new List<string>();
        foreach (var name in accounts)
        {
            if (values is [.., var last] && last.Length + 1 + name.Length <= state.Length + MaxNamesLength)
            {
                values[^1] = $"{last} {name}";
            }
            else
            {
                values.Add($"{state} {name}");
            }
        }

        var tags = new Dictionary<string, string>();
        foreach (var value in values)
        {
            tags.Add(tags.Count == 0 ? key : $"{key}.{tags.Count}", value);
        }

        return tags;
    }

    /// <summary>The keys of an execution's tags on a resource.</summary>
    /// <param name="tags">The resource's tags.</param>
    /// <param name="key">The execution's key.</param>
    public static IReadOnlyList<string> KeysOf(IReadOnlyDictionary<string, string> tags, string key) => [.. tags.Keys.Where(other => IsOf(other, key))];

    /// <summary>The accounts that an execution's tags name.</summary>
    /// <param name="tags">The resource's tags.</param>
    /// <param name="key">The execution's key.</param>
    public static IReadOnlyList<string> AccountsOf(IReadOnlyDictionary<string, string> tags, string key) =>
        [.. KeysOf(tags, key).SelectMany(own => Accounts(tags[own])).Distinct()];

    /// <summary>Whether the pipeline gave an account access, for whichever execution.</summary>
    /// <param name="tags">The resource's tags.</param>
    /// <param name="accountId">The account.</param>
    public static bool Names(IReadOnlyDictionary<string, string> tags, string accountId) => tags.Any(tag => IsOne(tag.Key) && IsAbout(tag.Value, accountId));

    /// <summary>Whether another execution still needs an account's access.</summary>
    /// <param name="tags">The resource's tags.</param>
    /// <param name="key">The key of the execution that claims slots.</param>
    /// <param name="accountId">The account.</param>
    public static bool IsNeededByAnother(IReadOnlyDictionary<string, string> tags, string key, string accountId) => tags.Any(tag =>
        IsOne(tag.Key) && !IsOf(tag.Key, key) && tag.Value.Split(' ')[0] == Given && IsAbout(tag.Value, accountId));

    // Earlier versions named no account: the only one that they gave access to was the pipeline's own.
    private static bool IsAbout(string value, string accountId) => Accounts(value) is var accounts && (accounts.Length == 0 || accounts.Contains(accountId));

    private static string[] Accounts(string value) => value.Split(' ')[1..];

    private static bool IsOf(string tag, string key) => tag == key || tag.StartsWith(key + ".", StringComparison.Ordinal);

    private static bool IsOne(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);
}
