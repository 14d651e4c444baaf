using AmiPipeline.Configuration;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Sharing;

namespace AmiPipeline.Functions.Settings;

/// <summary>What a deployment tells its functions. Default: nothing, as for the engines on one machine: no guardrails, and no state machine to start.</summary>
public sealed record FunctionSettings
{
    /// <summary>The deployer's configuration. Default, null: there is none, and nothing is out of bounds.</summary>
    public DeploymentConfiguration? Configuration { get; init; }

    /// <summary>The ARN of the pipeline's state machine, which triggers start. Default, null: there is none.</summary>
    public string? StateMachineArn { get; init; }

    /// <summary>The ARN of the clean-up state machine, which the sweep starts. Default, null: there is none.</summary>
    public string? CleanUpStateMachineArn { get; init; }

    /// <summary>The subnets of temporary instances, in order of preference. Default, empty: the account's default subnets.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>The security groups of temporary instances. Default, empty: a temporary one without rules, in the subnet's VPC. A deployment has its own.</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    /// <summary>
    /// Whether all functions call AWS as the same principal. Then planning can ask EC2 by dry runs what the calls of the other functions are allowed. Default: no, each has a
    /// role of its own, and what PlanImage's role may do says nothing about theirs.
    /// </summary>
    public bool HasOnePrincipal { get; init; }

    /// <summary>How many Regions are called at once, where the order does not matter. Default: one after the other.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>The pipeline's name. The engines on one machine, without a configuration, have the default one.</summary>
    public PipelineName Name => Configuration?.Name ?? new PipelineName();

    /// <summary>Whether executions make security groups of their own: where instances are launched, and no group is named for them.</summary>
    internal bool MakesSecurityGroups => SecurityGroupIds.Count == 0 && LaunchesInstances;

    /// <summary>Whether any instance is launched: a deployment without <c>instances</c> in its configuration has no network for them, and no permission.</summary>
    private bool LaunchesInstances => Configuration is null or { Instances: not null };

    /// <summary>The roles of other accounts through which sources are shared: those of the configuration's guardrails.</summary>
    internal IReadOnlyList<AllowedRole> SourceRoles => Configuration?.SourceRoles() ?? [];

    /// <summary>What is said about temporary instances, as the planner takes it.</summary>
    public LaunchSettings Launch() => new()
    {
        IsAllowed = LaunchesInstances,
        SubnetIds = SubnetIds,
        SecurityGroupIds = SecurityGroupIds,
        Types = Configuration?.Instances?.Types ?? new Dictionary<string, IReadOnlyList<string>>(),
    };
}
