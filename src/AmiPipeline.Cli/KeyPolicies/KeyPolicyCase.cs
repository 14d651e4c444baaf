namespace AmiPipeline.Cli.KeyPolicies;

/// <summary>Who is to use a key, and for what.</summary>
internal enum KeyPolicyCase
{
    /// <summary>The pipeline's functions: they encrypt under the key, and read what is under it.</summary>
    Own,

    /// <summary>The role of a source account: it lends the key to the pipeline for an execution.</summary>
    Source,

    /// <summary>The role of a target account: copies come under the key, or are made of what is.</summary>
    Target,

    /// <summary>Auto Scaling: it launches instances of an image whose snapshots are under the key.</summary>
    Launch,
}
