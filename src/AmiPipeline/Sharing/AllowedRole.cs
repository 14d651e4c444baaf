namespace AmiPipeline.Sharing;

/// <summary>A role of another account that the pipeline may assume.</summary>
/// <param name="Arn">The role's ARN, such as <c>arn:aws:iam::222233334444:role/ami-pipeline/AmiPipelineSource</c>.</param>
/// <param name="ExternalId">The external id that the role's trust policy asks for.</param>
public sealed record AllowedRole(string Arn, string ExternalId)
{
    /// <summary>The account that the role belongs to.</summary>
    public string AccountId() => AmiPipeline.Arn.Parse(Arn).AccountId;

    /// <summary>The role's name, without its path. Empty for what is not an ARN: a configuration is checked as a whole, with all that is wrong in it.</summary>
    public string Name() => AmiPipeline.Arn.TryParse(Arn, out var arn) ? arn.ResourceName() : "";
}
