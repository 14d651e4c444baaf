using System.Text.Json.Nodes;
using AmiPipeline.Sharing;

namespace AmiPipeline.Cli.KeyPolicies;

/// <summary>The statements that a KMS key policy needs. Pure.</summary>
/// <remarks>
/// What EBS needs of a key is in the EC2 and EBS User Guides ("Share the KMS key used to encrypt a shared Amazon EBS snapshot"): all but CreateGrant and
/// DescribeKey only ever comes through EC2. Roles are named by a condition, since a key policy takes no principal that does not exist yet.
/// </remarks>
internal static class KeyPolicyStatements
{
    private const string RolePath = "role" + PipelineRoles.Path;

    private static readonly string[] ThroughEc2 = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"];

    /// <summary>The statements, to be added to a key policy.</summary>
    /// <param name="arguments">What they depend on.</param>
    public static JsonArray Of(KeyPolicyArguments arguments) => arguments.Case switch
    {
        KeyPolicyCase.Own => UseByRoles("AmiPipeline", arguments, "*"),
        KeyPolicyCase.Target => UseByRoles("AmiPipelineTarget", arguments, TargetAccess.RoleName),
        KeyPolicyCase.Source => Loan(arguments),
        KeyPolicyCase.Launch => Launch(arguments),
        _ => throw new ArgumentOutOfRangeException(nameof(arguments), arguments.Case, "There are no statements for this case."),
    };

    private static JsonArray UseByRoles(string name, KeyPolicyArguments arguments, string role) =>
    [
        Statement($"{name}LooksKeysUp", arguments, ["kms:DescribeKey"], InRole(arguments, role)),
        Statement($"{name}UsesTheKeyThroughEc2", arguments, ThroughEc2, With(InRole(arguments, role), "StringEquals", ("kms:ViaService", arguments.Ec2))),
        Statement($"{name}GrantsToEc2", arguments, ["kms:CreateGrant"], With(
            With(InRole(arguments, role), "StringEquals", ("kms:ViaService", arguments.Ec2)), "Bool", ("kms:GrantIsForAWSResource", "true"))),
    ];

    private static JsonArray Loan(KeyPolicyArguments arguments)
    {
        var lending = With(
            InRole(arguments, SourceAccess.RoleName), "StringEquals",
            ("kms:GranteePrincipal", arguments.IamArn(arguments.PipelineAccount, "root")),
            ("kms:RetiringPrincipal", arguments.IamArn(arguments.User, RolePath + SourceAccess.RoleName)));
        lending["ForAllValues:StringEquals"] = new JsonObject { ["kms:GrantOperations"] = Texts(SourceAccess.GrantOperations) };
        return
        [
            Statement("AmiPipelineSourceLooksKeysUp", arguments, ["kms:DescribeKey"], InRole(arguments, SourceAccess.RoleName)),
            Statement("AmiPipelineSourceLendsTheKey", arguments, ["kms:CreateGrant"], lending),
        ];
    }

    // Auto Scaling User Guide, "Required AWS KMS key policy for use with encrypted volumes": the role exists as soon as Auto Scaling is used.
    private static JsonArray Launch(KeyPolicyArguments arguments)
    {
        var principal = arguments.IamArn(arguments.User, "role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling");
        return
        [
            Statement("AutoScalingUsesTheKey", principal, ThroughEc2, null),
            Statement("AutoScalingGrantsToEc2", principal, ["kms:CreateGrant"], With([], "Bool", ("kms:GrantIsForAWSResource", "true"))),
        ];
    }

    private static JsonObject Statement(string sid, KeyPolicyArguments arguments, IEnumerable<string> actions, JsonObject condition) =>
        Statement(sid, arguments.IamArn(arguments.User, "root"), actions, condition);

    private static JsonObject Statement(string sid, string principal, IEnumerable<string> actions, JsonObject? condition)
    {
        var statement = new JsonObject
        {
            ["Sid"] = sid,
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["AWS"] = principal },
            ["Action"] = Texts(actions),
            ["Resource"] = "*",
        };
        if (condition is not null)
        {
            statement["Condition"] = condition;
        }

        return statement;
    }

    private static JsonObject InRole(KeyPolicyArguments arguments, string role) =>
        With([], "ArnLike", ("aws:PrincipalArn", arguments.IamArn(arguments.User, RolePath + role)));

    private static JsonObject With(JsonObject condition, string operation, params (string Key, string Value)[] values)
    {
        var tests = condition[operation]?.AsObject() ?? [];
        foreach (var (key, value) in values)
        {
            tests[key] = value;
        }

        condition[operation] ??= tests;
        return condition;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
