using System.Text.Json;

namespace AmiPipeline.Planning.Checks;

/// <summary>Whether the policy of a KMS key is likely to let a caller use it through EC2. Pure. Only text is read: conditions count as met, and grants and the caller's own policies are not known.</summary>
/// <remarks>KMS Developer Guide, "Key policies in AWS KMS": nobody may use a key, not even its account, unless the policy or a grant says so.</remarks>
public static class KeyPolicyCheck
{
    /// <summary>What reading what is under a key takes.</summary>
    public static IReadOnlyList<string> ToRead { get; } = ["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:ReEncryptFrom"];

    /// <summary>What putting something under a key takes.</summary>
    public static IReadOnlyList<string> ToWrite { get; } = ["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo"];

    /// <summary>What the policy is likely to lack, for a person, with the statement to add; null for nothing, and if the text is not understood.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="keyArn">The key.</param>
    /// <param name="callerArn">The caller, as GetCallerIdentity names it.</param>
    /// <param name="actions">The actions.</param>
    public static string? Finding(string policy, string keyArn, string callerArn, IReadOnlyList<string> actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        var principal = PrincipalOf(callerArn);
        var lacking = Lacking(policy, callerArn, principal, actions);
        return lacking.Count == 0 ? null
            : $"the policy of {keyArn} likely does not let {principal} use it: no statement for it or its account allows {string.Join(", ", lacking)}, and unless a grant does, EC2 makes nothing under the key. To allow it, add to the key's policy: "
                + $$"""{ "Effect": "Allow", "Principal": { "AWS": "{{principal}}" }, "Action": [{{string.Join(", ", lacking.Select(action => $"\"{action}\""))}}], "Resource": "*" }""";
    }

    private static List<string> Lacking(string policy, string callerArn, string principal, IReadOnlyList<string> actions)
    {
        try
        {
            using var document = JsonDocument.Parse(policy);
            var statements = Each(document.RootElement.GetProperty("Statement"))
                .Where(statement => Text(statement, "Effect") == "Allow" && Applies(statement, callerArn, principal)).ToList();
            // What says who or what is left out allows the rest: it is taken to allow this.
            return [.. actions.Where(action => !statements.Exists(statement => !statement.TryGetProperty("Action", out var allowed) || Each(allowed).Any(pattern => Matches(pattern.GetString() ?? "", action))))];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [];
        }
    }

    private static bool Applies(JsonElement statement, string callerArn, string principal)
    {
        if (!statement.TryGetProperty("Principal", out var named))
        {
            return true;
        }

        var account = Arn.Parse(callerArn).AccountId;
        return named.ValueKind == JsonValueKind.String ? named.GetString() == "*"
            : named.TryGetProperty("AWS", out var aws) && Each(aws).Select(name => name.GetString()).Any(name =>
                name == "*" || name == account || name == callerArn || name == principal || (Arn.TryParse(name, out var arn) && arn.AccountId == account && (arn.Resource == "root" || IsSameRole(arn, principal))));
    }

    // A session's ARN leaves out the path of its role.
    private static bool IsSameRole(Arn named, string principal) =>
        named.Resource.StartsWith("role/", StringComparison.Ordinal) && principal.EndsWith($":role/{named.ResourceName()}", StringComparison.Ordinal);

    // A policy names the role, and not its session.
    private static string PrincipalOf(string callerArn) =>
        Arn.TryParse(callerArn, out var arn) && arn.Service == "sts" && arn.Resource.Split('/') is ["assumed-role", var role, ..] ? new Arn(arn.Partition, "iam", "", arn.AccountId, $"role/{role}").ToString() : callerArn;

    private static bool Matches(string pattern, string action) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, action, ignoreCase: true);

    private static List<JsonElement> Each(JsonElement value) => value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
