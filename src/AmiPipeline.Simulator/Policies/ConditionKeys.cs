namespace AmiPipeline.Simulator.Policies;

/// <summary>The condition keys that calls here can have. A key of another service is the test's to give, in <c>Authorize</c>.</summary>
internal static class ConditionKeys
{
    private static readonly string[] ModelledServices = ["aws", "ec2", "kms", "sts"];

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:CalledVia", "aws:CurrentTime", "aws:EpochTime", "aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalType",
        "aws:RequestedRegion", "aws:ResourceAccount", "aws:ResourceOrgID", "aws:SecureTransport", "aws:TagKeys", "aws:userid",
        "ec2:Add/group", "ec2:Add/userId", "ec2:Attribute", "ec2:CreateAction", "ec2:Encrypted", "ec2:ImageID", "ec2:InstanceID", "ec2:InstanceType",
        "ec2:KmsKeyId", "ec2:MetadataHttpEndpoint", "ec2:MetadataHttpPutResponseHopLimit", "ec2:MetadataHttpTokens", "ec2:Owner",
        "ec2:ParentSnapshot", "ec2:Public", "ec2:Region", "ec2:Remove/group", "ec2:Remove/userId", "ec2:SecurityGroupID", "ec2:SnapshotID",
        "ec2:Subnet", "ec2:SubnetID", "ec2:Vpc", "ec2:VpcID",
        "kms:CallerAccount", "kms:GranteePrincipal", "kms:GrantIsForAWSResource", "kms:GrantOperations", "kms:RequestAlias",
        "kms:ResourceAliases", "kms:RetiringPrincipal", "kms:ViaService",
        "sts:ExternalId", "sts:RoleSessionName",
    };

    private static readonly string[] Families = ["aws:RequestTag/", "aws:ResourceTag/", "ec2:ResourceTag/", "ec2:Attribute/"];

    private static readonly HashSet<string> Multivalued = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:CalledVia", "aws:PrincipalOrgPaths", "aws:TagKeys", "ec2:Add/group", "ec2:Add/userId", "ec2:Remove/group", "ec2:Remove/userId", "kms:GrantOperations", "kms:ResourceAliases",
    };

    public static bool IsModelled(string key) =>
        !ModelledServices.Contains(key.Split(':')[0], StringComparer.OrdinalIgnoreCase)
        || Known.Contains(key)
        || Families.Any(family => key.Length > family.Length && key.StartsWith(family, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a call may have several values of a key, so that a condition on it needs a quantifier.</summary>
    /// <remarks>Sharing with one account is one value; a condition without a quantifier is met by any of several.</remarks>
    public static bool NeedsQuantifier(string key) =>
        Multivalued.Contains(key) && !key.StartsWith("ec2:", StringComparison.OrdinalIgnoreCase);
}
