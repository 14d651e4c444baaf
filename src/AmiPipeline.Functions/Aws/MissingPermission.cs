using System.Text.RegularExpressions;

namespace AmiPipeline.Functions.Aws;

/// <summary>The policy statement that is missing, from what AWS says of a call that it denies, ready to paste.</summary>
internal static partial class MissingPermission
{
    /// <summary>What to do about it, as a sentence; empty if AWS does not say what is missing.</summary>
    /// <remarks>AWS's words are those of the IAM User Guide, "Troubleshoot access denied error messages".</remarks>
    /// <param name="message">AWS's message.</param>
    public static string Advise(string message)
    {
        if (Denial().Match(message) is not { Success: true } denial)
        {
            return "";
        }

        var (action, resource) = (denial.Groups["action"].Value, denial.Groups["resource"].Value);
        return message.Contains("no session policy allows", StringComparison.Ordinal) ? $" The session's own policy does not allow {action}; no policy of the role changes that."
            : message.Contains("explicit deny", StringComparison.Ordinal) ? $" A policy explicitly denies {action}: remove that statement, or add an exception to it."
            : action.StartsWith("kms:", StringComparison.Ordinal) && !message.Contains("identity-based policy", StringComparison.Ordinal)
                ? $$""" To allow it, add to the key's policy: { "Effect": "Allow", {{Principal(denial.Groups["who"].Value)}}, "Action": "{{action}}", "Resource": "*" }."""
            : $$""" To allow it, add to a policy of the caller: { "Effect": "Allow", "Action": "{{action}}", "Resource": "{{(resource.Length > 0 ? resource : "*")}}" }.""";
    }

    // Policies name the role, and not its session, whose ARN leaves out the role's path. KMS refuses a policy that names a principal that does not exist.
    private static string Principal(string arn) => Session().Match(arn) is { Success: true } session
        ? session.Result("""
            "Principal": { "AWS": "arn:$1:iam::$2:root" }, "Condition": { "ArnLike": { "aws:PrincipalArn": ["arn:$1:iam::$2:role/$3", "arn:$1:iam::$2:role/*/$3"] } }
            """)
        : $$"""
            "Principal": { "AWS": "{{arn}}" }
            """;

    [GeneratedRegex(@"User: (?<who>\S+) is not authorized to perform: (?<action>[a-z0-9-]+:\w+)(?: on resource: (?<resource>arn:\S+?))?(?=[.,]?(?:\s|$))")]
    private static partial Regex Denial();

    [GeneratedRegex(@"^arn:([^:]+):sts::(\d+):assumed-role/([^/]+)/.*$")]
    private static partial Regex Session();
}
