using AmiPipeline.Configuration;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Sharing;

namespace AmiPipeline.Functions.Settings;

/// <summary>The settings that a deployment gives its functions. Default: none, as for the engines on one machine: no guardrails, and no state machine to start.</summary>
public sealed record FunctionSettings
{
    /// <summary>The deployer's configuration. Default, null: there is none, and nothing is out of bounds.</summary>
    public DeploymentConfiguration? Configuration { get; init; }

    /// <summary>The ARN of the pipeline's state machine, which triggers start. Default, null: there is none.</summary>
    public string? StateMachineArn { get; init; }

    /// <summary>The ARN of the clean-up state machine, which the sweep starts. Default, null: there is none.</summary>
    public string? CleanUpStateMachineArn { get; init; }

    /// <summary>The subnets of temporary instances, in order of preference. Default, empty: those of the configuration; if it names none, the account's default subnets.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>The security groups of temporary instances. Default, empty: that of the configuration; if it names none, a temporary one without rules, in the subnet's VPC.</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    /// <summary>
    /// Whether clean-up looks for security groups too. Default: true, whatever groups are named now, since an execution may have run under other settings. A deployment
    /// has a group or launches nothing, and its roles may neither make nor delete one.
    /// </summary>
    public bool MayHaveMadeSecurityGroups { get; init; } = true;

    /// <summary>
    /// Whether all functions call AWS as the same principal. Then planning can ask EC2 by dry runs what the calls of the other functions are allowed. Default: no, each has
    /// its own role, and what PlanImage's role may do says nothing about theirs.
    /// </summary>
    public bool HasOnePrincipal { get; init; }

    /// <summary>How many Regions are called at once, if the order does not matter. Default: one after the other.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>The pipeline's name. The engines on one machine, without a configuration, have the default one.</summary>
    public PipelineName Name => Configuration?.Name ?? new PipelineName();

    /// <summary>The roles of other accounts through which sources are shared: those of the configuration's guardrails.</summary>
    internal IReadOnlyList<AllowedRole> SourceRoles => Configuration?.SourceRoles() ?? [];

    /// <summary>The roles of other accounts that copies are made with: those of the configuration's guardrails.</summary>
    internal IReadOnlyList<AllowedRole> TargetRoles => Configuration?.TargetRoles() ?? [];

    /// <summary>Who may retire the grants on keys that accounts are given: the role of the function that does or, if none is deployed, whoever in the account may.</summary>
    /// <param name="home">The deployment's state machine, or what stands for it.</param>
    /// <param name="function">The function. Default: that which takes back what copies are given.</param>
    internal string RetiringPrincipal(ExecutionArn home, string function = FunctionNames.CleanUp) => StateMachineArn is { } deployed
        ? PipelineRoles.ArnOf(AmiPipeline.StateMachineArn.Parse(deployed), function)
        : new Arn(home.Partition, "iam", "", home.Location.AccountId, "root").ToString();

    /// <summary>What is said about temporary instances, as the planner takes it.</summary>
    public LaunchSettings Launch() => new()
    {
        // A deployment without instances in its configuration has no network for them, and no permission.
        IsAllowed = Configuration is null or { Instances: not null },
        SubnetIds = SubnetIds.Count > 0 ? SubnetIds : Configuration?.Instances?.SubnetIds ?? [],
        SecurityGroupIds = SecurityGroupIds.Count > 0 ? SecurityGroupIds : Configuration?.Instances?.SecurityGroupId is { } group ? [group] : [],
        Types = Configuration?.Instances?.Types ?? new Dictionary<string, IReadOnlyList<string>>(),
    };
}
