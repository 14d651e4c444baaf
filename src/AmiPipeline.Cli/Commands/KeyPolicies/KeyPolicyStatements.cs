using System.Text.Json.Nodes;
using AmiPipeline.Sharing;

namespace AmiPipeline.Cli.Commands.KeyPolicies;

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
    public static JsonArray Create(KeyPolicyArguments arguments) => arguments.Case switch
    {
        KeyPolicyCase.Own => UseByRoles(arguments.Name.Text, arguments, arguments.OwnRoles),
        KeyPolicyCase.Target => [.. UseByRoles(arguments.Name.TargetRole, arguments, arguments.Name.TargetRole).Select(statement => statement!.DeepClone()), (JsonNode)GrantToTarget(arguments)],
        KeyPolicyCase.Source => TemporaryGrants(arguments),
        KeyPolicyCase.Launch => Launch(arguments),
        _ => throw new ArgumentOutOfRangeException(nameof(arguments), arguments.Case, "There are no statements for this case."),
    };

    private static JsonArray UseByRoles(string name, KeyPolicyArguments arguments, string role) => new(
        Statement($"{name}LooksKeysUp", arguments, ["kms:DescribeKey"], InRole(arguments, role)),
        Statement($"{name}UsesTheKeyThroughEc2", arguments, ThroughEc2, With(InRole(arguments, role), "StringEquals", ("kms:ViaService", arguments.Ec2))),
        Statement($"{name}GrantsToEc2", arguments, ["kms:CreateGrant"], With(
            With(InRole(arguments, role), "StringEquals", ("kms:ViaService", arguments.Ec2)), "Bool", ("kms:GrantIsForAWSResource", "true"))));

    private static JsonArray TemporaryGrants(KeyPolicyArguments arguments)
    {
        var granting = With(
            InRole(arguments, arguments.Name.SourceRole), "StringEquals",
            ("kms:GranteePrincipal", arguments.IamArn(arguments.PipelineAccount, "root")),
            ("kms:RetiringPrincipal", arguments.IamArn(arguments.User, RolePath + arguments.Name.SourceRole)));
        granting["ForAllValues:StringEquals"] = new JsonObject { ["kms:GrantOperations"] = Texts(SourceAccess.GrantOperations) };
        return new JsonArray(
            Statement($"{arguments.Name.SourceRole}LooksKeysUp", arguments, ["kms:DescribeKey"], InRole(arguments, arguments.Name.SourceRole)),
            Statement($"{arguments.Name.SourceRole}GrantsTheKey", arguments, ["kms:CreateGrant"], granting));
    }

    // For the pipeline's keys: its functions let the target account use them while it copies.
    private static JsonObject GrantToTarget(KeyPolicyArguments arguments)
    {
        var granting = With(
            With(
                [], "ArnLike", ("aws:PrincipalArn", arguments.IamArn(arguments.PipelineAccount, RolePath + arguments.OwnRoles)),
                ("kms:RetiringPrincipal", arguments.IamArn(arguments.PipelineAccount, RolePath + PipelineRoles.NameOf(arguments.GivenName ?? "*", FunctionNames.CleanUp, arguments.Region)))),
            "StringEquals", ("kms:GranteePrincipal", arguments.IamArn(arguments.User, "root")));
        granting["ForAllValues:StringEquals"] = new JsonObject { ["kms:GrantOperations"] = Texts(SourceAccess.GrantOperations) };
        return Statement($"{arguments.Name.TargetRole}IsGrantedTheKey", arguments.IamArn(arguments.PipelineAccount, "root"), ["kms:CreateGrant"], granting);
    }

    // Auto Scaling User Guide, "Required AWS KMS key policy for use with encrypted volumes": the role exists as soon as Auto Scaling is used.
    private static JsonArray Launch(KeyPolicyArguments arguments)
    {
        var principal = AutoScalingRole.ArnOf(Partition.FromRegion(arguments.Region).Name, arguments.User);
        return new JsonArray(
            Statement("AutoScalingUsesTheKey", principal, ThroughEc2, null),
            Statement("AutoScalingGrantsToEc2", principal, ["kms:CreateGrant"], With([], "Bool", ("kms:GrantIsForAWSResource", "true"))));
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

/// <summary>What the statements of a key policy depend on.</summary>
/// <param name="Case">Who is to use the key.</param>
/// <param name="PipelineAccount">The account of the pipeline.</param>
/// <param name="Account">The account of the source, the target or the instances; null for the pipeline's own.</param>
/// <param name="Region">The Region of the key.</param>
/// <param name="GivenName">The name of the pipeline; null if none is given.</param>
internal sealed record KeyPolicyArguments(KeyPolicyCase Case, string PipelineAccount, string? Account, string Region, string? GivenName)
{
    /// <summary>The pipeline's name.</summary>
    public PipelineName Name => new(GivenName ?? PipelineName.Default);

    /// <summary>The names of the pipeline's roles; without a name, of those of every pipeline.</summary>
    public string OwnRoles => GivenName is null ? "*" : $"{GivenName}-*";

    /// <summary>The account that uses the key.</summary>
    public string User => Account ?? PipelineAccount;

    /// <summary>EC2's name in the Region, as <c>kms:ViaService</c> has it.</summary>
    public string Ec2 => $"ec2.{Region}.{Partition.FromRegion(Region).DnsSuffix}";

    /// <summary>The ARN of something of IAM, in the Region's partition.</summary>
    /// <param name="account">Whose it is.</param>
    /// <param name="resource">What it is.</param>
    public string IamArn(string account, string resource) => new Arn(Partition.FromRegion(Region).Name, "iam", "", account, resource).ToString();
}

/// <summary>Who is to use a key, and for what.</summary>
internal enum KeyPolicyCase
{
    /// <summary>The pipeline's functions: they encrypt under the key, and read what is under it.</summary>
    Own,

    /// <summary>The role of a source account: it grants the pipeline access to the key for an execution.</summary>
    Source,

    /// <summary>The role of a target account: copies come under the key, or are made of what is.</summary>
    Target,

    /// <summary>Auto Scaling: it launches instances of an image whose snapshots are under the key.</summary>
    Launch,
}
