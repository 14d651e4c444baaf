namespace AmiPipeline.Simulator.Kms;

/// <summary>The policy that a key has without anybody having given it one (KMS Developer Guide, "Default key policy" and "AWS managed keys").</summary>
internal static class KeyPolicyText
{
    public static string DefaultFor(KmsKey key) => key.IsAwsManaged ? AwsManaged(key) : Default(key);

    private static string Default(KmsKey key) => $$"""
        {
          "Version": "2012-10-17",
          "Id": "key-default-1",
          "Statement": [{
            "Sid": "Enable IAM User Permissions",
            "Effect": "Allow",
            "Principal": { "AWS": {{Accounts(key, [key.OwnerId, .. key.UsableBy])}} },
            "Action": "kms:*",
            "Resource": "*"
          }]
        }
        """;

    private static string AwsManaged(KmsKey key) => $$"""
        {
          "Version": "2012-10-17",
          "Id": "auto-ebs-2",
          "Statement": [{
            "Sid": "Allow access through EBS for all principals in the account that are authorized to use EBS",
            "Effect": "Allow",
            "Principal": { "AWS": "*" },
            "Action": ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:CreateGrant", "kms:DescribeKey"],
            "Resource": "*",
            "Condition": { "StringEquals": { "kms:CallerAccount": "{{key.OwnerId}}", "kms:ViaService": "ec2.{{key.Region}}.{{Partition.FromRegion(key.Region).DnsSuffix}}" } }
          }, {
            "Sid": "Allow direct access to key metadata to the account",
            "Effect": "Allow",
            "Principal": { "AWS": {{Accounts(key, key.OwnerId)}} },
            "Action": ["kms:Describe*", "kms:Get*", "kms:List*", "kms:RevokeGrant"],
            "Resource": "*"
          }]
        }
        """;

    private static string Accounts(KmsKey key, params IReadOnlyList<string> accounts)
    {
        var arns = accounts.Select(account => $"\"{Partition.FromRegion(key.Region).Global("iam", account, "root")}\"").ToList();
        return arns is [var one] ? one : $"[{string.Join(", ", arns)}]";
    }
}
