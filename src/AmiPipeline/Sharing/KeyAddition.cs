using System.Text.Json.Nodes;

namespace AmiPipeline.Sharing;

/// <summary>What the policy of KMS keys lacks for those that an image is shared with, and no grant can give. Its owner adds it.</summary>
/// <param name="KeyArns">The keys.</param>
/// <param name="Statements">The statements of a key policy, as JSON.</param>
public sealed record KeyAddition(IReadOnlyList<string> KeyArns, string Statements)
{
    // EC2 User Guide, "Allow organizations and OUs to use a KMS key", and EBS User Guide, "Share the KMS key used to encrypt a shared Amazon EBS snapshot":
    // no more than reading what is under the key and putting it under another one takes.
    private static readonly string[] Use = ["kms:DescribeKey", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"];

    /// <summary>What the keys of shared images lack.</summary>
    /// <remarks>An organization is no principal that a grant could name. A key of another account is not the image owner's to grant.</remarks>
    /// <param name="sharing">Who is to use them.</param>
    /// <param name="keys">The customer managed keys, each with the account that owns the image.</param>
    public static IReadOnlyList<KeyAddition> Create(SharingPlan sharing, IEnumerable<(string OwnerId, string KeyArn)> keys)
    {
        ArgumentNullException.ThrowIfNull(sharing);
        return [.. keys.Distinct()
            .Select(key => (key.KeyArn, Statements: StatementsFor(sharing, key.OwnerId, Arn.Parse(key.KeyArn))))
            .Where(key => key.Statements.Count > 0)
            .GroupBy(key => key.Statements.ToJsonString(), key => key.KeyArn)
            .Select(same => new KeyAddition([.. same.Distinct().Order(StringComparer.Ordinal)], same.Key))];
    }

    private static JsonArray StatementsFor(SharingPlan sharing, string ownerId, Arn key)
    {
        var accounts = key.AccountId == ownerId ? [] : sharing.AccountsBeside(key.AccountId);
        var statements = new JsonArray();
        if (accounts.Count > 0)
        {
            var principals = new JsonObject { ["AWS"] = Texts(accounts.Select(account => new Arn(key.Partition, "iam", "", account, "root").ToString())) };
            Add(statements, "SharedImages", key.Partition, () => principals.DeepClone(), []);
        }

        var organizations = sharing.Organizations.Select(Arn.Parse).ToList();
        if (organizations.FindAll(arn => !IsUnit(arn)) is { Count: > 0 } whole)
        {
            Add(statements, "SharedImagesOfOrganizations", key.Partition, () => "*", new JsonObject { ["StringEquals"] = new JsonObject { ["aws:PrincipalOrgID"] = Texts(whole.Select(OrganizationId)) } });
        }

        if (organizations.FindAll(IsUnit) is { Count: > 0 } units)
        {
            // A unit's path begins with its organization and the root, whose id the unit's own does not give in full.
            Add(statements, "SharedImagesOfOrganizationalUnits", key.Partition, () => "*", new JsonObject
            {
                ["StringEquals"] = new JsonObject { ["aws:PrincipalOrgID"] = Texts(units.Select(OrganizationId).Distinct()) },
                ["ForAnyValue:StringLike"] = new JsonObject { ["aws:PrincipalOrgPaths"] = Texts(units.Select(unit => $"{OrganizationId(unit)}/*/{unit.ResourceName()}/*")) },
            });
        }

        return statements;
    }

    private static void Add(JsonArray statements, string sid, string partition, Func<JsonNode> principal, JsonObject condition)
    {
        statements.Add((JsonNode)Statement(sid, principal(), Use, condition.DeepClone().AsObject()));
        var granting = condition.DeepClone().AsObject();
        granting["Bool"] = new JsonObject { ["kms:GrantIsForAWSResource"] = "true" };
        statements.Add((JsonNode)Statement($"{sid}Attached", principal(), ["kms:CreateGrant"], granting));
        statements.Add((JsonNode)Statement($"{sid}AutoScaled", principal(), ["kms:CreateGrant"], ToAutoScaling(partition, condition)));
    }

    // A call of a person's own, which is for no AWS resource: the account lets the role that its Auto Scaling groups launch as use the key (Auto Scaling User Guide,
    // "Required AWS KMS key policy for use with encrypted volumes", example 2). That role alone, and of the caller's own account; the IAM User Guide has this variable
    // in a key policy ("Generate policies based on access activity").
    private static JsonObject ToAutoScaling(string partition, JsonObject condition)
    {
        var granting = condition.DeepClone().AsObject();
        granting["StringLike"] = new JsonObject { ["kms:GranteePrincipal"] = $"{AutoScalingRole.ArnOf(partition, "${aws:PrincipalAccount}")}*" };
        granting["ForAllValues:StringEquals"] = new JsonObject { ["kms:GrantOperations"] = Texts(SourceAccess.GrantOperations) };
        granting["Null"] = new JsonObject { ["kms:GrantOperations"] = "false" };
        return granting;
    }

    private static JsonObject Statement(string sid, JsonNode principal, IEnumerable<string> actions, JsonObject condition)
    {
        var statement = new JsonObject { ["Sid"] = sid, ["Effect"] = "Allow", ["Principal"] = principal, ["Action"] = Texts(actions), ["Resource"] = "*" };
        if (condition.Count > 0)
        {
            statement["Condition"] = condition;
        }

        return statement;
    }

    private static bool IsUnit(Arn arn) => arn.Resource.StartsWith("ou/", StringComparison.Ordinal);

    // organization/o-…, ou/o-…/ou-….
    private static string OrganizationId(Arn arn) => arn.Resource.Split('/')[1];

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
