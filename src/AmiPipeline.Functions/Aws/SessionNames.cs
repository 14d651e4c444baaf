namespace AmiPipeline.Functions.Aws;

/// <summary>Names of role sessions: 2 to 64 letters, digits and <c>_+=,.@-</c> (STS API Reference, AssumeRole).</summary>
internal static class SessionNames
{
    private const int MaxNameLength = 47;
    private const int DigestLength = 16;

    /// <summary>The execution's name as far as it goes, for people, and a digest that makes it unique.</summary>
    public static string Create(ExecutionIdentity execution)
    {
        var readable = string.Concat(execution.Name.Take(MaxNameLength).Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' ? letter : '-'));
        return $"{readable}-{ClientTokens.Create(execution)[..DigestLength]}";
    }
}
