namespace AmiPipeline.Cli.Inputs;

/// <summary>An object in S3 by its URI: <c>s3://BUCKET/KEY</c>.</summary>
internal static class S3Uri
{
    private const string Scheme = "s3://";

    /// <summary>The object's key; null if the text is no such URI.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="UserErrorException">It lacks bucket or key.</exception>
    public static string? KeyOf(string text) =>
        !text.StartsWith(Scheme, StringComparison.Ordinal) ? null
        : text[Scheme.Length..].Split('/', 2) is [{ Length: > 0 }, { Length: > 0 } key] ? key
        : throw UserErrorException.ForCommandLine($"LIST is \"{text}\"; an object in S3 is s3://BUCKET/KEY.");
}
