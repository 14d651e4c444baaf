namespace AmiPipeline.Cli.KeyPolicies;

/// <summary>What the statements of a key policy depend on.</summary>
/// <param name="Case">Who is to use the key.</param>
/// <param name="PipelineAccount">The account of the pipeline.</param>
/// <param name="Account">The account of the source, the target or the instances; null for the pipeline's own.</param>
/// <param name="Region">The Region of the key.</param>
internal sealed record KeyPolicyArguments(KeyPolicyCase Case, string PipelineAccount, string? Account, string Region)
{
    /// <summary>The account that uses the key.</summary>
    public string User => Account ?? PipelineAccount;

    /// <summary>EC2's name in the Region, as <c>kms:ViaService</c> has it.</summary>
    public string Ec2 => $"ec2.{Region}.{Partition.OfRegion(Region).DnsSuffix}";

    /// <summary>The ARN of something of IAM, in the Region's partition.</summary>
    /// <param name="account">Whose it is.</param>
    /// <param name="resource">What it is.</param>
    public string IamArn(string account, string resource) => new Arn(Partition.OfRegion(Region).Name, "iam", "", account, resource).ToString();
}
