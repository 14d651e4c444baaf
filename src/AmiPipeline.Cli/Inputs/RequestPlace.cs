using AmiPipeline.Documents;

namespace AmiPipeline.Cli.Inputs;

/// <summary>Where a request of a directory belongs, by the directories that it is in: <c>ACCOUNT/REGION</c>, <c>REGION</c> or neither.</summary>
/// <param name="AccountId">The account; null if no directory is named after one.</param>
/// <param name="Region">The Region; null if no directory is named after one.</param>
internal sealed record RequestPlace(string? AccountId, string? Region)
{
    /// <summary>That of a request that is in no such directory, or in no directory at all.</summary>
    public static RequestPlace Anywhere { get; } = new(null, null);

    /// <summary>Where a file belongs.</summary>
    /// <param name="path">Its path below the list's directory.</param>
    public static RequestPlace From(string path)
    {
        var directories = path.Split(Path.DirectorySeparatorChar)[..^1];
        var accountId = directories.Length > 0 && AwsFormats.IsAccountId(directories[0]) ? directories[0] : null;
        var next = directories.ElementAtOrDefault(accountId is null ? 0 : 1);
        return new RequestPlace(accountId, next is not null && AwsFormats.IsRegion(next) ? next : null);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('/', new[] { AccountId, Region }.OfType<string>());
}
