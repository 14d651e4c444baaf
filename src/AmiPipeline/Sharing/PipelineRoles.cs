namespace AmiPipeline.Sharing;

/// <summary>What all IAM roles of the pipeline have in common, in its own account and in others.</summary>
public static class PipelineRoles
{
    /// <summary>Their path, so that trust and key policies can name all of them: <c>role/ami-pipeline/*</c>.</summary>
    public const string Path = "/ami-pipeline/";

    /// <summary>The name of a deployment's role. Roles are global: the Region keeps two deployments apart.</summary>
    /// <param name="pipeline">The pipeline's name.</param>
    /// <param name="of">What the role is for: of a function's, its name.</param>
    /// <param name="region">The deployment's Region.</param>
    public static string NameOf(string pipeline, string of, string region) => $"{pipeline}-{of}-{region}";

    /// <summary>The ARN of the role of a deployment's function.</summary>
    /// <param name="stateMachine">The deployment's state machine.</param>
    /// <param name="functionName">The function.</param>
    public static string ArnOf(StateMachineArn stateMachine, string functionName)
    {
        ArgumentNullException.ThrowIfNull(stateMachine);
        var (partition, location, name, _) = stateMachine;
        return new Arn(partition, "iam", "", location.AccountId, $"role{Path}{NameOf(name, functionName, location.Region)}").ToString();
    }
}
