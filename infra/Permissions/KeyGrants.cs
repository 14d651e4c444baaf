using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using AmiPipeline.Configuration;
using AmiPipeline.Sharing;

namespace AmiPipeline.Infra.Permissions;

/// <summary>What EBS does with keys in the name of who calls EC2 (EBS User Guide, permissions for encryption): never by a call of our own.</summary>
internal sealed class KeyGrants
{
    private readonly string[] _own;
    private readonly string[] _allowed;
    private readonly string[] _ofSourcesOnly;
    private readonly string _ec2;
    private readonly string[] _elsewhere;
    private readonly string[] _allowedEverywhere;
    private readonly string[] _ec2Everywhere;

    /// <summary>Makes statements for one deployment.</summary>
    /// <param name="stack">The stack: its account and Region.</param>
    /// <param name="guardrails">What the deployer allows.</param>
    public KeyGrants(Stack stack, Guardrails guardrails)
    {
        _own = [KeysOf(stack, stack.Account)];
        _elsewhere = [.. (guardrails.Regions ?? []).Select(region => KeysOf(stack, stack.Account, region))];
        _allowed = guardrails.Keys is { } keys ? [.. keys] : _own;
        _allowedEverywhere = [.. _allowed.Union(guardrails.Keys is null ? _elsewhere : [])];
        string[] ofSources = [.. _own, .. (guardrails.Accounts ?? []).Where(account => account is not (Guardrails.Self or Guardrails.Amazon)).Select(account => KeysOf(stack, account))];
        _ofSourcesOnly = [.. ofSources.Except(_allowed)];
        _ec2 = $"ec2.{stack.Region}.{stack.UrlSuffix}";
        _ec2Everywhere = [_ec2, .. (guardrails.Regions ?? []).Select(region => $"ec2.{region}.{stack.UrlSuffix}")];
    }

    /// <summary>The ARNs of the keys that images may be under, in whichever of the deployment's Regions.</summary>
    public string[] Everywhere => _allowedEverywhere;

    /// <summary>Looking keys up, before anything is touched. Listing aliases knows no resources.</summary>
    public IEnumerable<PolicyStatement> LookUp() =>
    [
        Grants.Statement("ListAliases", ["kms:ListAliases"], ["*"]),
        Grants.Statement("DescribeKeys", ["kms:DescribeKey"], [.. _allowedEverywhere, .. _ofSourcesOnly]),
    ];

    /// <summary>Looking the AWS managed key up, which is the account's own.</summary>
    public IEnumerable<PolicyStatement> LookUpAwsManaged() =>
    [
        Grants.Statement("ListAliases", ["kms:ListAliases"], ["*"]),
        Grants.Statement("DescribeKeys", ["kms:DescribeKey"], _own),
    ];

    /// <summary>Making encrypted copies of the account's own snapshots in other Regions. Through EC2 of which Region the key of the source is read is not documented.</summary>
    public IEnumerable<PolicyStatement> CopyElsewhere() =>
    [
        Grants.Statement("ListAliases", ["kms:ListAliases"], ["*"]),
        Grants.Statement("DescribeKeys", ["kms:DescribeKey"], [.. _elsewhere.Union(_allowedEverywhere)]),
        Through(_ec2Everywhere, "EncryptUnderAllowed", ["kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptTo", "kms:Decrypt"], _allowedEverywhere),
        Through(_ec2Everywhere, "ReadContent", ["kms:ReEncryptFrom"], _allowed),
        GrantTo(_ec2Everywhere, _allowedEverywhere),
    ];

    /// <summary>Letting other accounts read what is under the deployment's keys, by grants that one role retires.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="retiringRole">The role's ARN.</param>
    public PolicyStatement Share(IEnumerable<string> accounts, string retiringRole) =>
        Grants.Statement("GrantKeys", ["kms:CreateGrant"], _allowed, ReadingGrants(Roots(accounts), retiringRole));

    /// <summary>What bounds the grants by which accounts read what is under a key: to whom, for these operations alone, and who retires them.</summary>
    /// <param name="principals">The ARN of a principal, or of several.</param>
    /// <param name="retiringRole">The role's ARN.</param>
    public static Dictionary<string, object> ReadingGrants(object principals, string retiringRole) => Grants.Conditions(
        ("StringEquals", "kms:GranteePrincipal", principals),
        ("StringEquals", "kms:RetiringPrincipal", retiringRole),
        ("ForAllValues:StringEquals", "kms:GrantOperations", SourceAccess.GrantOperations.ToArray()),
        ("Null", "kms:GrantOperations", "false"));

    /// <summary>Accounts as principals.</summary>
    /// <param name="accounts">Their ids.</param>
    public static string[] Roots(IEnumerable<string> accounts) => [.. accounts.Select(account => $"arn:{Aws.PARTITION}:iam::{account}:root")];

    /// <summary>Making encrypted copies of snapshots.</summary>
    public IEnumerable<PolicyStatement> Copy() =>
    [
        ThroughEc2("EncryptUnderAllowed", ["kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptTo", "kms:ReEncryptFrom", "kms:Decrypt", "kms:DescribeKey"], _allowed),
        .. ReadContent(),
        GrantToEc2([.. _allowed, .. _ofSourcesOnly]),
    ];

    /// <summary>Making encrypted volumes, empty or of snapshots.</summary>
    public IEnumerable<PolicyStatement> MakeVolumes() =>
    [
        ThroughEc2("EncryptUnderAllowed", ["kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptTo", "kms:ReEncryptFrom", "kms:Decrypt", "kms:DescribeKey"], _allowed),
        .. ReadContent(),
        GrantToEc2([.. _allowed, .. _ofSourcesOnly]),
    ];

    /// <summary>Attaching encrypted volumes.</summary>
    public IEnumerable<PolicyStatement> Attach() =>
    [
        ThroughEc2("UseVolumes", ["kms:Decrypt", "kms:DescribeKey"], _allowed),
        GrantToEc2(_allowed),
    ];

    // Keys that sources may be under and nothing new may.
    private IEnumerable<PolicyStatement> ReadContent() => _ofSourcesOnly.Length == 0
        ? []
        : [ThroughEc2("ReadContent", ["kms:ReEncryptFrom", "kms:Decrypt", "kms:DescribeKey"], _ofSourcesOnly)];

    private PolicyStatement ThroughEc2(string sid, string[] actions, string[] keys) => Through(_ec2, sid, actions, keys);

    private static PolicyStatement Through(object services, string sid, string[] actions, string[] keys) =>
        Grants.Statement(sid, actions, keys, Grants.StringEquals(("kms:ViaService", services)));

    private PolicyStatement GrantToEc2(string[] keys) => GrantTo(_ec2, keys);

    private static PolicyStatement GrantTo(object services, string[] keys)
    {
        var conditions = Grants.StringEquals(("kms:ViaService", services));
        conditions["Bool"] = new Dictionary<string, object> { ["kms:GrantIsForAWSResource"] = "true" };
        return Grants.Statement("GrantToEc2", ["kms:CreateGrant"], keys, conditions);
    }

    private static string KeysOf(Stack stack, string account, string? region = null) =>
        stack.FormatArn(new ArnComponents { Service = "kms", Region = region ?? stack.Region, Account = account, Resource = "key", ResourceName = "*" });
}
