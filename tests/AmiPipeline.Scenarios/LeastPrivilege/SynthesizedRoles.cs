using System.Text.Json.Nodes;
using AmiPipeline.Configuration;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Simulator;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>The roles that a deployment gives to the functions, out of a checked-in template.</summary>
internal sealed class SynthesizedRoles
{
    private readonly ResolvedTemplate _stack;

    private SynthesizedRoles(string template, IReadOnlyList<FunctionRole>? others = null, DeploymentConfiguration? configuration = null, string region = Account.Region, string pipeline = PipelineName.Default)
    {
        _stack = new ResolvedTemplate(template, Account.Id, PhysicalName, region, pipeline);
        Pipeline = pipeline;
        Others = others ?? [];
        All = [.. Read()];
        Settings = ReadSettings() with { Configuration = configuration };
    }

    /// <summary>Those of the configuration at the repository's root. What it allows is not told to the functions, so that IAM alone stands against them.</summary>
    public static SynthesizedRoles Default { get; } = new("AmiPipeline");

    /// <summary>Those of the example with other accounts, as sources and as targets: the same, and what these need beside.</summary>
    public static SynthesizedRoles OtherAccount { get; } =
        new("other-account/AmiPipeline", [AccountRoles.Source, AccountRoles.Target, AccountRoles.ThirdTarget], ConfigurationReader.Read(Examples.Request("other-account.deployment")));

    /// <summary>Those of <see cref="Default"/>, deployed to another Region.</summary>
    /// <param name="region">The Region.</param>
    public static SynthesizedRoles In(string region) => new("AmiPipeline", region: region);

    /// <summary>Those of <see cref="OtherAccount"/>, under another name of the pipeline.</summary>
    /// <param name="pipeline">The name.</param>
    public static SynthesizedRoles Named(string pipeline) => new("other-account/AmiPipeline", AccountRoles.Of(pipeline), pipeline: pipeline);

    /// <summary>Both, by name.</summary>
    public static IReadOnlyDictionary<string, SynthesizedRoles> Sets { get; } =
        new Dictionary<string, SynthesizedRoles> { [nameof(Default)] = Default, [nameof(OtherAccount)] = OtherAccount };

    /// <summary>The pipeline's name.</summary>
    public string Pipeline { get; }

    /// <summary>The role of each function.</summary>
    public IReadOnlyList<FunctionRole> All { get; }

    /// <summary>The roles of other accounts that functions assume.</summary>
    public IReadOnlyList<FunctionRole> Others { get; }

    /// <summary>What the deployment tells the functions.</summary>
    public FunctionSettings Settings { get; }

    /// <summary>Puts a role into a cloud's account, and gives clients that act as it.</summary>
    /// <param name="cloud">The cloud.</param>
    /// <param name="clock">Its clock.</param>
    /// <param name="role">The role.</param>
    /// <param name="stepFunctions">Answers the requests to Step Functions. Default: the cloud, which has none.</param>
    public static AwsClients ClientsOf(SimulatedCloud cloud, TimeProvider clock, FunctionRole role, HttpMessageHandler? stepFunctions = null) => SimulatedClients.Create(
        new RoleHttpHandler(cloud, cloud.Iam.DefineRole(role.AccountId, role.Definition), role.Function, role.AccountId), clock, stepFunctions);

    /// <summary>The role of a function.</summary>
    /// <param name="function">The handler name.</param>
    public FunctionRole Of(string function) => All.Single(role => role.Function == function);

    /// <summary>Where a template has reports stored.</summary>
    /// <param name="template">The template.</param>
    public static ReportLocation ReportsOf(string template)
    {
        var function = new ResolvedTemplate(template, Account.Id, PhysicalName).Of("AWS::Lambda::Function").Single(one => Text(one.Properties["Handler"]) == FunctionNames.StoreReport);
        return ReportLocation.TryParse(Text(function.Properties["Environment"]!["Variables"]![DeploymentVariables.Reports]), out var location)
            ? location
            : throw new InvalidOperationException("The function is told no place.");
    }

    // The stack makes subnets and a group of its own; in the simulated account they are those of its VPC.
    private static string PhysicalName(string logicalId, string? attribute) => (logicalId, attribute) switch
    {
        (_, _) when logicalId.Contains("Subnet1", StringComparison.Ordinal) => "subnet-0aaaaaaaaaaaaaaa1",
        (_, _) when logicalId.Contains("Subnet2", StringComparison.Ordinal) => "subnet-0aaaaaaaaaaaaaaa2",
        (_, "GroupId") => "sg-0aaaaaaaaaaaaaaa0",
        (_, "Arn") when logicalId.Contains("ReportBucket", StringComparison.Ordinal) => $"arn:aws:s3:::{logicalId}",
        (_, "Arn") => $"arn:aws:other:{Account.Region}:{Account.Id}:{logicalId}",
        _ => logicalId,
    };

    private IEnumerable<FunctionRole> Read() =>
        from function in _stack.Of("AWS::Lambda::Function")
        let arn = function.Properties["Role"]!.GetValue<string>()
        let role = _stack.Of("AWS::IAM::Role").Single(role => arn.EndsWith(":" + role.LogicalId, StringComparison.Ordinal)).Properties
        select FunctionRole.Read(function.Properties["Handler"]!.GetValue<string>(), Account.Id, role);

    private FunctionSettings ReadSettings()
    {
        var variables = _stack.Of("AWS::Lambda::Function").First().Properties["Environment"]!["Variables"]!;
        return new FunctionSettings
        {
            StateMachineArn = Text(variables["AMI_PIPELINE_STATE_MACHINE_ARN"]),
            CleanUpStateMachineArn = Text(variables["AMI_PIPELINE_CLEAN_UP_STATE_MACHINE_ARN"]),
            SubnetIds = Text(variables["AMI_PIPELINE_SUBNET_IDS"]).Split(','),
            SecurityGroupIds = Text(variables["AMI_PIPELINE_SECURITY_GROUP_IDS"]).Split(','),
            MayHaveMadeSecurityGroups = false,
        };
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
