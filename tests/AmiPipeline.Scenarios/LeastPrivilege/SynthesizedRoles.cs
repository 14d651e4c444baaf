using System.Text.Json.Nodes;
using AmiPipeline.Cli.Engines;
using AmiPipeline.Functions;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Simulator.Iam;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>The roles that a deployment gives to the functions, out of the checked-in template.</summary>
internal static class SynthesizedRoles
{
    // The stack makes subnets and a group of its own; in the simulated account they are those of its VPC.
    private static readonly Template Stack = new((logicalId, attribute) => (logicalId, attribute) switch
    {
        (var id, _) when id.Contains("Subnet1", StringComparison.Ordinal) => "subnet-0aaaaaaaaaaaaaaa1",
        (var id, _) when id.Contains("Subnet2", StringComparison.Ordinal) => "subnet-0aaaaaaaaaaaaaaa2",
        (_, "GroupId") => "sg-0aaaaaaaaaaaaaaa0",
        (var id, "Arn") => $"arn:aws:other:{Account.Region}:{Account.Id}:{id}",
        (var id, _) => id,
    });

    /// <summary>The role of each function.</summary>
    public static IReadOnlyList<FunctionRole> All { get; } = [.. Read()];

    /// <summary>What the deployment tells the functions.</summary>
    public static FunctionSettings Settings { get; } = ReadSettings();

    /// <summary>Puts the role of a function into the engine's account, and gives clients that act as it.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="function">The handler name.</param>
    public static AwsClients ClientsOf(SimulatedEngine engine, string function) => ClientsOf(engine, Of(function));

    /// <summary>Puts a role into the engine's account, and gives clients that act as it.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="role">The role, which may differ from the template's.</param>
    public static AwsClients ClientsOf(SimulatedEngine engine, FunctionRole role) => SimulatedClients.Over(
        new RoleHttpHandler(engine.Cloud, engine.Cloud.Iam.DefineRole(Account.Id, role.Definition), role.Function), engine.Clock);

    /// <summary>The role of a function.</summary>
    /// <param name="function">The handler name.</param>
    public static FunctionRole Of(string function) => All.Single(role => role.Function == function);

    private static IEnumerable<FunctionRole> Read() =>
        from function in Stack.Of("AWS::Lambda::Function")
        let arn = function.Properties["Role"]!.GetValue<string>()
        let role = Stack.Of("AWS::IAM::Role").Single(role => arn.EndsWith(":" + role.LogicalId, StringComparison.Ordinal)).Properties
        select new FunctionRole(function.Properties["Handler"]!.GetValue<string>(), new RoleDefinition
        {
            Name = role["RoleName"]!.GetValue<string>(),
            Path = role["Path"]!.GetValue<string>(),
            TrustPolicy = role["AssumeRolePolicyDocument"]!.ToJsonString(),
            Policies = role["Policies"]!.AsArray().ToDictionary(policy => policy!["PolicyName"]!.GetValue<string>(), policy => policy!["PolicyDocument"]!.ToJsonString()),
        });

    private static FunctionSettings ReadSettings()
    {
        var variables = Stack.Of("AWS::Lambda::Function").First().Properties["Environment"]!["Variables"]!;
        return new FunctionSettings
        {
            StateMachineArn = Text(variables["AMI_PIPELINE_STATE_MACHINE_ARN"]),
            CleanUpStateMachineArn = Text(variables["AMI_PIPELINE_CLEAN_UP_STATE_MACHINE_ARN"]),
            SubnetIds = Text(variables["AMI_PIPELINE_SUBNET_IDS"]).Split(','),
            SecurityGroupIds = Text(variables["AMI_PIPELINE_SECURITY_GROUP_IDS"]).Split(','),
        };
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
