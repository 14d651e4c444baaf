using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using AmiPipeline.Configuration;
using AmiPipeline.Infra.Foundation;

namespace AmiPipeline.Infra.Permissions;

/// <summary>The statements that roles are made of. What EC2 lets a policy condition is in its Service Authorization Reference.</summary>
internal sealed class Grants
{
    private const string PublishedParameters = "/aws/service/";

    private readonly Stack _stack;
    private readonly (string Key, object Value)[] _ownInRequest;
    private readonly (string Key, object Value)[] _ownAndBuilding;
    private readonly string[] _regions;
    private readonly PipelineNames _names;

    /// <summary>Makes statements for one deployment.</summary>
    /// <param name="stack">The stack: its account and Region.</param>
    /// <param name="names">The stack's names.</param>
    /// <param name="configuration">What the deployer decides.</param>
    public Grants(Stack stack, PipelineNames names, DeploymentConfiguration configuration)
        : this(stack, names, configuration, [stack.Region])
    {
    }

    private Grants(Stack stack, PipelineNames names, DeploymentConfiguration configuration, string[] regions)
    {
        _stack = stack;
        _names = names;
        _regions = regions;
        Configuration = configuration;
        Owner = names.StateMachineArn;
        _ownInRequest = Marks("aws:RequestTag");
        _ownAndBuilding = Marks("aws:ResourceTag");
        Owners = [.. configuration.Guardrails.AllowedAccounts().Select(account => account == Guardrails.Self ? stack.Account : account)];
    }

    /// <summary>What the deployer decides.</summary>
    public DeploymentConfiguration Configuration { get; }

    /// <summary>The state machine's ARN: the value of <see cref="PipelineTags.Owner"/>.</summary>
    public string Owner { get; }

    /// <summary>The values of <c>ec2:Owner</c> of what may be a source.</summary>
    public string[] Owners { get; }

    /// <summary>Whether images may be copied to other Regions. A template does not know its own, which may be the only one of the list.</summary>
    public bool MayCopy => Configuration.Guardrails.Regions is { Count: > 0 };

    /// <summary>Whether images may be copied to other accounts.</summary>
    public bool HasTargets => Configuration.TargetRoles().Count > 0;

    /// <summary>The Regions that the statements are for.</summary>
    public IReadOnlyList<string> Regions => _regions;

    /// <summary>Keeping the queues of snapshot copies, if executions queue.</summary>
    public IEnumerable<PolicyStatement> CopyQueue() =>
        Configuration.CopyQueue is null ? [] : [Statement("CopyQueue", ["dynamodb:GetItem", "dynamodb:PutItem"], [_names.CopyQueueTableArn])];

    /// <summary>The same statements for the Regions that images may be copied to.</summary>
    public Grants Elsewhere => new(_stack, _names, Configuration, [.. Configuration.Guardrails.Regions ?? []]);

    /// <summary>The same statements for the stack's Region and those that images may be copied to.</summary>
    public Grants Everywhere => new(_stack, _names, Configuration, [_stack.Region, .. Configuration.Guardrails.Regions ?? []]);

    /// <summary>Reading. EC2's Describe actions know no resources.</summary>
    /// <param name="actions">The actions.</param>
    public static PolicyStatement Read(params string[] actions) => Statement("Read", actions, ["*"]);

    /// <summary>Making something that carries the pipeline's marks from the first moment.</summary>
    /// <param name="action">The action.</param>
    /// <param name="types">The types of what it makes.</param>
    public PolicyStatement Make(string action, params string[] types) =>
        Statement($"{Word(action)}New", [action], Arns(types), NewWith());

    /// <summary>The condition that what is made carries the pipeline's marks.</summary>
    /// <param name="more">Further conditions of exact values.</param>
    public Dictionary<string, object> NewWith(params (string Key, object Value)[] more) => StringEquals([.. _ownInRequest, .. more]);

    /// <summary>Tagging what an action makes, in the call that makes it.</summary>
    /// <param name="action">The action that makes it.</param>
    /// <param name="types">The types of what it makes.</param>
    public PolicyStatement TagNew(string action, params string[] types) =>
        Statement($"{Word(action)}Tags", ["ec2:CreateTags"], Arns(types), NewWith(("ec2:CreateAction", Word(action))));

    /// <summary>Acting on what this state machine has made and not committed.</summary>
    /// <param name="action">The action.</param>
    /// <param name="types">The types of what it acts on.</param>
    public PolicyStatement ActOnOwn(string action, params string[] types) =>
        Statement($"{Word(action)}Own", [action], Arns(types), StringEquals(_ownAndBuilding));

    /// <summary>Acting on what belongs to an account that may be a source.</summary>
    /// <param name="action">The action.</param>
    /// <param name="types">The types of what it acts on.</param>
    public PolicyStatement ActOnSource(string action, params string[] types) =>
        Statement($"{Word(action)}Source", [action], [.. types.SelectMany(ArnsOfExisting)], StringEquals(("ec2:Owner", Owners)));

    /// <summary>Acting on what belongs to an account that may be a source, or to the deployment's own: an image that is made on the way is a source too.</summary>
    /// <param name="action">The action.</param>
    /// <param name="types">The types of what it acts on.</param>
    public PolicyStatement ActOnSourceOrOwn(string action, params string[] types) =>
        Statement($"{Word(action)}Source", [action], [.. types.SelectMany(ArnsOfExisting)], StringEquals(("ec2:Owner", Owners.Union([_stack.Account]).ToArray())));

    /// <summary>Acting on what belongs to the deployment's account, by whichever pipeline it was made.</summary>
    /// <param name="action">The action.</param>
    /// <param name="types">The types of what it acts on.</param>
    public PolicyStatement ActOnAccounts(string action, params string[] types) =>
        Statement($"{Word(action)}OfTheAccount", [action], [.. types.SelectMany(ArnsOfExisting)], StringEquals(("ec2:Owner", _stack.Account)));

    /// <summary>No call of some actions in the stack's own Region, which may be among those that images may be copied to.</summary>
    /// <param name="actions">The actions.</param>
    public PolicyStatement NotHere(params string[] actions) => new(new PolicyStatementProps
    {
        Sid = "OtherRegionsOnly",
        Effect = Effect.DENY,
        Actions = actions,
        Resources = ["*"],
        Conditions = StringEquals(("aws:RequestedRegion", _stack.Region)),
    });

    /// <summary>Reading the parameters that name a source image: those of the guardrails, or else the account's own and those that AWS publishes. Without a right to decrypt, a SecureString stays what it is.</summary>
    public PolicyStatement ReadParameters() => Statement(
        "ReadParameters", ["ssm:GetParameters"], [.. (Configuration.Guardrails.Parameters ?? ["*", PublishedParameters + "*"]).Select(ParameterArn)]);

    /// <summary>A statement.</summary>
    /// <param name="sid">Its name, letters and digits.</param>
    /// <param name="actions">The actions.</param>
    /// <param name="resources">The resources.</param>
    /// <param name="conditions">The conditions, by operator; null is none.</param>
    public static PolicyStatement Statement(string sid, string[] actions, string[] resources, IDictionary<string, object>? conditions = null) =>
        new(new PolicyStatementProps { Sid = sid, Actions = actions, Resources = resources, Conditions = conditions });

    /// <summary>A condition of exact values.</summary>
    /// <param name="values">A value, or several of which one must be, by condition key.</param>
    public static Dictionary<string, object> StringEquals(params (string Key, object Value)[] values) => new()
    {
        ["StringEquals"] = values.ToDictionary(value => value.Key, value => value.Value),
    };

    /// <summary>Conditions by operator and key.</summary>
    /// <param name="conditions">The conditions.</param>
    public static Dictionary<string, object> Conditions(params (string Operator, string Key, object Value)[] conditions) => conditions
        .GroupBy(condition => condition.Operator)
        .ToDictionary(group => group.Key, group => (object)group.ToDictionary(condition => condition.Key, condition => condition.Value));

    /// <summary>The ARNs of all EC2 resources of some types.</summary>
    /// <param name="types">The types as IAM names them.</param>
    public string[] Arns(params string[] types) => [.. types.SelectMany(type => Arns(type, "*"))];

    /// <summary>The ARNs of all resources of a type that exist. What a call makes has a <c>*</c> in place of its id, which this leaves out (EBS User Guide, IAM policy examples).</summary>
    /// <param name="type">The type as IAM names it: image or snapshot.</param>
    public string[] ArnsOfExisting(string type) => Arns(type, type == "image" ? "ami-*" : "snap-*");

    // Images and snapshots have no account in their ARNs: those of others look the same.
    private string[] Arns(string type, string id) => [.. _regions.Select(region => _stack.FormatArn(new ArnComponents
    {
        Service = "ec2",
        Region = region,
        Account = type is "image" or "snapshot" ? "" : _stack.Account,
        Resource = type,
        ResourceName = id,
    }))];

    // What AWS publishes belongs to no account. An ARN has one slash before the name, whether that begins with one or not.
    private string ParameterArn(string name) => _stack.FormatArn(new ArnComponents
    {
        Service = "ssm",
        Account = name.StartsWith(PublishedParameters, StringComparison.Ordinal) ? "" : _stack.Account,
        Resource = "parameter",
        ResourceName = name.TrimStart('/'),
    });

    private (string Key, object Value)[] Marks(string key) =>
        [($"{key}/{PipelineTags.Owner}", Owner), ($"{key}/{PipelineTags.State}", PipelineTags.Building)];

    private static string Word(string action) => action[(action.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
