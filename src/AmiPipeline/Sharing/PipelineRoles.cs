namespace AmiPipeline.Sharing;

/// <summary>What all IAM roles of the pipeline have in common, in its own account and in others.</summary>
public static class PipelineRoles
{
    /// <summary>Their path, so that trust and key policies can name all of them: <c>role/ami-pipeline/*</c>.</summary>
    public const string Path = "/ami-pipeline/";
}
