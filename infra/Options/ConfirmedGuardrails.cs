using System.Security.Cryptography;
using System.Text;
using Amazon.CDK;
using AmiPipeline.Configuration;

namespace AmiPipeline.Infra.Options;

/// <summary>No deployment replaces guardrails by others by mistake, such as by forgetting <c>-c configuration=FILE</c>.</summary>
/// <remarks>
/// The stack keeps the digest of its guardrails as a parameter, whose former value an update uses unless another is given (CDK CLI, <c>--previous-parameters</c>),
/// and CloudFormation holds the template's own digest against it before it changes anything (CloudFormation User Guide, Rules).
/// </remarks>
internal static class ConfirmedGuardrails
{
    /// <summary>The parameter's name.</summary>
    public const string Parameter = "GuardrailsDigest";

    /// <summary>Requires that the deployed guardrails are these, or that the deployer has said so.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="guardrails">Those of this deployment.</param>
    public static void Require(Stack stack, Guardrails guardrails)
    {
        var digest = Digest(guardrails);
        var deployed = new CfnParameter(stack, Parameter, new CfnParameterProps
        {
            Type = "String",
            Default = digest,
            Description = "The digest of the guardrails. An update keeps it: give the new one to confirm other guardrails.",
        });
        _ = new CfnRule(stack, "GuardrailsConfirmed", new CfnRuleProps
        {
            Assertions =
            [
                new CfnRuleAssertion
                {
                    Assert = Fn.ConditionEquals(deployed.ValueAsString, digest),
                    AssertDescription = $"The guardrails are not those that are deployed. Deploy with the same configuration as before (-c configuration=FILE) or, if they are to change, with --parameters {stack.StackName}:{Parameter}={digest}",
                },
            ],
        });
    }

    /// <summary>The digest: the same for the same guardrails, in whatever order they are written.</summary>
    /// <param name="guardrails">The guardrails.</param>
    public static string Digest(Guardrails guardrails)
    {
        string[] parts =
        [
            List("keys", guardrails.Keys),
            List("regions", guardrails.Regions),
            List("accounts", guardrails.AllowedAccounts()),
            List("organizations", guardrails.Organizations),
            List("roles", guardrails.Roles.Select(role => $"{role.Arn} {role.ExternalId}")),
            // What came later is left out if it is not given, so that the digest of what is deployed stays.
            .. guardrails.Parameters is { } parameters ? [List("parameters", parameters)] : Array.Empty<string>(),
            .. guardrails.ShareWith.Count > 0 ? [List("shareWith", guardrails.ShareWith)] : Array.Empty<string>(),
            .. guardrails.Publish.Parameters is { Count: > 0 } published ? [List("publish parameters", published)] : Array.Empty<string>(),
            .. guardrails.Publish.LaunchTemplates is { Count: > 0 } templates ? [List("publish launch templates", templates)] : Array.Empty<string>(),
            .. guardrails.Publish.Watermarks is { Count: > 0 } watermarks ? [List("publish watermarks", watermarks.Select(name => $"\"{name}\""))] : Array.Empty<string>(),
            .. guardrails.RetentionFamilies is { Count: > 0 } families ? [List("retention families", families)] : Array.Empty<string>(),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..16];
    }

    private static string List(string name, IEnumerable<string>? values) =>
        values is null ? name : $"{name} {string.Join(' ', values.Distinct().Order(StringComparer.Ordinal))}";
}
