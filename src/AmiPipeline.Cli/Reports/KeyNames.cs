namespace AmiPipeline.Cli.Reports;

/// <summary>Short names of keys: the alias where one is known, otherwise what the ARN ends with.</summary>
/// <param name="aliases">Aliases by key ARN.</param>
internal sealed class KeyNames(IReadOnlyDictionary<string, string> aliases)
{
    /// <summary>A key's short name.</summary>
    /// <param name="kmsKeyId">Its ARN, or an alias.</param>
    public string Of(string kmsKeyId) => aliases.GetValueOrDefault(kmsKeyId) ?? kmsKeyId[(kmsKeyId.LastIndexOf(':') + 1)..];
}
