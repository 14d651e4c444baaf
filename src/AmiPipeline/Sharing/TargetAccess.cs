namespace AmiPipeline.Sharing;

/// <summary>How the pipeline comes to make copies in other accounts.</summary>
public static class TargetAccess
{
    /// <summary>The name of the role in the account of a copy.</summary>
    public const string RoleName = "AmiPipelineTarget";
}
