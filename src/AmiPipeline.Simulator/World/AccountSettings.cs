namespace AmiPipeline.Simulator.World;

/// <summary>What an account has set and named in one Region.</summary>
internal sealed class AccountSettings
{
    public const string AwsManagedAlias = "alias/aws/ebs";

    /// <summary>What the account is called as an owner of images, such as <c>amazon</c>; null for an account like any other.</summary>
    public string? OwnerAlias { get; set; }

    public bool EncryptionByDefault { get; set; }

    /// <summary>The default EBS key as <c>GetEbsDefaultKmsKeyId</c> shows it: <c>alias/aws/ebs</c> until a key is set, then its ARN.</summary>
    public string DefaultKey { get; set; } = AwsManagedAlias;

    /// <summary>Which images of others it may find and use.</summary>
    public AllowedImages AllowedImages { get; set; } = AllowedImages.Off;

    /// <summary>Whether images can be shared publicly, in EC2's word.</summary>
    public string ImageBlockPublicAccess { get; set; } = PublicAccess.Unblocked;

    /// <summary>The same for snapshots.</summary>
    public string SnapshotBlockPublicAccess { get; set; } = PublicAccess.Unblocked;

    /// <summary>Alias name to key id; null for a predefined AWS alias that no key is associated with yet.</summary>
    public SortedDictionary<string, string?> Aliases { get; private set; } =
        new(StringComparer.Ordinal) { [AwsManagedAlias] = null };

    /// <summary>Parameters of Systems Manager, by name.</summary>
    public SortedDictionary<string, Parameter> Parameters { get; private set; } = new(StringComparer.Ordinal);

    /// <summary>Launch configurations of Auto Scaling, by name.</summary>
    public SortedDictionary<string, LaunchConfiguration> LaunchConfigurations { get; private set; } = new(StringComparer.Ordinal);

    /// <summary>Tables of DynamoDB, by name. A text of the world has none: they are made by who deploys them.</summary>
    public Dictionary<string, Table> Tables { get; private set; } = new(StringComparer.Ordinal);

    public AccountSettings Copy()
    {
        var copy = (AccountSettings)MemberwiseClone();
        copy.Aliases = new SortedDictionary<string, string?>(Aliases, StringComparer.Ordinal);
        copy.Tables = new Dictionary<string, Table>(Tables, StringComparer.Ordinal);
        copy.Parameters = new SortedDictionary<string, Parameter>(Parameters, StringComparer.Ordinal);
        copy.LaunchConfigurations = new SortedDictionary<string, LaunchConfiguration>(LaunchConfigurations, StringComparer.Ordinal);
        return copy;
    }
}
