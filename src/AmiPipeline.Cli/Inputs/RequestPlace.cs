using System.Text.RegularExpressions;

namespace AmiPipeline.Cli.Inputs;

/// <summary>Where a request of a directory belongs, by the directories that it is in: <c>ACCOUNT/REGION</c>, <c>REGION</c> or neither.</summary>
/// <param name="AccountId">The account; null if no directory is named after one.</param>
/// <param name="Region">The Region; null if no directory is named after one.</param>
internal sealed partial record RequestPlace(string? AccountId, string? Region)
{
    /// <summary>That of a request that is in no such directory, or in no directory at all.</summary>
    public static RequestPlace Anywhere { get; } = new(null, null);

    /// <summary>Where a file belongs.</summary>
    /// <param name="path">Its path below the list's directory.</param>
    public static RequestPlace From(string path)
    {
        var directories = path.Split(Path.DirectorySeparatorChar)[..^1];
        var accountId = directories.Length > 0 && AccountIds().IsMatch(directories[0]) ? directories[0] : null;
        var next = directories.ElementAtOrDefault(accountId is null ? 0 : 1);
        return new RequestPlace(accountId, next is not null && Regions().IsMatch(next) ? next : null);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('/', new[] { AccountId, Region }.OfType<string>());

    [GeneratedRegex("^[0-9]{12}$")]
    private static partial Regex AccountIds();

    // us-east-1, us-gov-west-1, us-iso-east-1.
    [GeneratedRegex("^[a-z]{2,4}(-[a-z]+){1,2}-[0-9]$")]
    private static partial Regex Regions();
}
