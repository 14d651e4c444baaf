using System.ComponentModel;
using System.Text.Json.Serialization;

namespace AmiPipeline.Requests;

/// <summary>Copies of the image in other Regions and accounts: at least one of <c>to</c> and <c>accounts</c>.</summary>
public sealed record RequestCopies
{
    /// <summary>Where to, each with its own keys; at most 100 Regions in all.</summary>
    [Description("Where to, each with its own keys; at most 100 Regions in all.")]
    public IReadOnlyList<RequestCopy> To { get; init; } = [];

    /// <summary>Further accounts by id, each with its Regions, or <c>"all"</c> for every Region that the account has enabled and the deployment allows. The copies have the image's name and the accounts' default keys.</summary>
    [Description("Further accounts by id, each with its Regions, or \"all\" for every Region that the account has enabled and the deployment allows. The copies have the image's name and the accounts' default keys.")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Accounts { get; init; } = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>What a copy that fails means for the others. keep (the default): nothing; rollBack: nothing that this execution makes is kept, not even the image.</summary>
    [Description("What a copy that fails means for the others. keep (the default): nothing; rollBack: nothing that this execution makes is kept, not even the image.")]
    public OnCopyFailure OnFailure { get; init; }

    /// <summary>Whether the image itself stays. false: only its copies do. Default: true.</summary>
    [Description("Whether the image itself stays. false: only its copies do. Default: true.")]
    public bool KeepSource { get; init; } = true;

    /// <summary>All of them, each with its JSON pointer: those of <see cref="To"/>, and those of <see cref="Accounts"/> as such entries.</summary>
    public IEnumerable<(RequestCopy Entry, string Field)> Entries() =>
        To.Select((entry, index) => (entry, $"/copies/to/{index}"))
            .Concat(Accounts.Select(account => (new RequestCopy { AccountId = account.Key, Regions = account.Value }, $"/copies/accounts/{account.Key}")));

    /// <summary>The accounts that copies are made in, without those of the image's own account.</summary>
    /// <param name="homeAccountId">The image's account.</param>
    public IReadOnlyList<string> OtherAccounts(string homeAccountId) =>
        [.. Entries().Select(entry => entry.Entry.AccountId).OfType<string>().Where(id => id != homeAccountId).Distinct()];
}

/// <summary>What a copy that fails means for the others.</summary>
[JsonConverter(typeof(JsonNameConverter<OnCopyFailure>))]
public enum OnCopyFailure
{
    /// <summary>Nothing: the image and the other copies stay.</summary>
    [JsonStringEnumMemberName("keep")]
    Keep,

    /// <summary>Nothing that the execution makes is committed before everything is verified.</summary>
    [JsonStringEnumMemberName("rollBack")]
    RollBack,
}
