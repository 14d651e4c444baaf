using AmiPipeline.Sharing;

namespace AmiPipeline.Configuration;

/// <summary>What the deployer of a pipeline decides: the document <c>deployment.json</c>.</summary>
/// <remarks>
/// Read by <see cref="ConfigurationReader"/>, both when the stack is synthesised and by the functions, which carry the document in their package:
/// a version of a function keeps the configuration that it was deployed with.
/// </remarks>
public sealed record DeploymentConfiguration
{
    /// <summary>The document's file, in the repository and beside the functions' executable.</summary>
    public const string FileName = "deployment.json";

    /// <summary>The pipeline's name: that of its stack and its state machine, and the beginning of all others. Default: <see cref="PipelineName.Default"/>.</summary>
    public PipelineName Name { get; init; } = new();

    /// <summary>What requests may use: keys, Regions, accounts, roles. Default: the deployment's own account and Region, and images of Amazon.</summary>
    public Guardrails Guardrails { get; init; } = new();

    /// <summary>Where temporary instances run, and of which types. Default, null: none is ever launched, and <c>via: instance</c> is refused.</summary>
    public InstanceSettings? Instances { get; init; }

    /// <summary>Which images start an execution, and with which request, in order: an image takes the first rule that it matches, and no other. Default: none.</summary>
    public IReadOnlyList<TriggerRule> Triggers { get; init; } = [];

    /// <summary>How images are found whose event never came. Default, null: they are not.</summary>
    public Reconciliation? Reconciliation { get; init; }

    /// <summary>Who is notified of failed executions. Default: nobody; the topic exists anyway.</summary>
    public Notifications Notifications { get; init; } = new();

    /// <summary>How many days logs are kept: one of the periods that CloudWatch Logs knows. Default: 90.</summary>
    public int LogRetentionDays { get; init; } = 90;

    /// <summary>The roles of <see cref="Guardrails"/> through which other accounts share their images with this pipeline: those named <see cref="PipelineName.SourceRole"/>.</summary>
    public IReadOnlyList<AllowedRole> SourceRoles() => [.. Guardrails.Roles.Where(role => role.Name() == Name.SourceRole)];

    /// <summary>The roles of <see cref="Guardrails"/> with which this pipeline makes copies in other accounts: those named <see cref="PipelineName.TargetRole"/>.</summary>
    public IReadOnlyList<AllowedRole> TargetRoles() => [.. Guardrails.Roles.Where(role => role.Name() == Name.TargetRole)];

    /// <summary>Wherever copies may be made besides the deployment's own account and Region.</summary>
    /// <param name="home">The deployment's account and Region.</param>
    public IReadOnlyList<AwsLocation> CopyLocations(AwsLocation home)
    {
        ArgumentNullException.ThrowIfNull(home);
        return [.. from account in TargetRoles().Select(role => role.AccountId()).Prepend(home.AccountId).Distinct()
                   from region in Guardrails.RegionsFor(home)
                   let location = new AwsLocation(account, region)
                   where location != home
                   select location];
    }

    /// <summary>Whether logs and dead letters, and the key that reads them, stay when the stack is removed. Default: true.</summary>
    public bool KeepLogs { get; init; } = true;

    /// <summary>Whether the fleet state machine has a bucket, for lists of requests that are longer than an input may be, and for results. Default: false.</summary>
    public bool FleetBucket { get; init; }

    /// <summary>Where a report of every execution is stored when it ends. Default, null: none is.</summary>
    public ReportSettings? Reports { get; init; }

    /// <summary>Whether executions queue for snapshot copies, and for how many at once. Default, null: each starts its copies, and asks again if EC2's quota has no room.</summary>
    public CopyQueueSettings? CopyQueue { get; init; }
}

/// <summary>The daily search for images whose event never came, and for those of owners whose events never reach the deployment's account.</summary>
/// <param name="Since">The bound: images created earlier are left alone, so that rules for a full account do not start with all of its past. Worth moving on from time to time: Step Functions forgets executions after 90 days, and an image whose result was removed since would be done again.</param>
public sealed record Reconciliation(DateTimeOffset Since);

/// <summary>Who is notified of failed executions.</summary>
public sealed record Notifications
{
    /// <summary>Addresses that are subscribed to the topic; each has to confirm once. Default: none.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];
}
