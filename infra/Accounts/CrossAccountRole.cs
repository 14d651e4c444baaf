using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using AmiPipeline.Infra.Foundation;
using AmiPipeline.Sharing;
using Constructs;

namespace AmiPipeline.Infra.Accounts;

/// <summary>A role of another account that the pipeline's functions assume, and nobody else.</summary>
internal static class CrossAccountRole
{
    /// <summary>Makes the role, under its fixed name.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="name">The role's name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="props">Who may assume it.</param>
    /// <param name="statements">What it allows.</param>
    public static Role Make(Construct scope, string name, string description, OtherAccountProps props, IEnumerable<PolicyStatement> statements) => new(scope, "Role", new RoleProps
    {
        Path = PipelineRoles.Path,
        RoleName = name,
        Description = description,
        // The path keeps the account's other roles and users out, whatever their own policies allow.
        AssumedBy = new AccountPrincipal(props.PipelineAccount).WithConditions(new Dictionary<string, object>
        {
            ["StringEquals"] = new Dictionary<string, object> { ["sts:ExternalId"] = props.ExternalId },
            ["ArnLike"] = new Dictionary<string, object> { ["aws:PrincipalArn"] = Arn(props, PipelineNames.RolesOf(props.Pipeline)) },
        }),
        InlinePolicies = new Dictionary<string, PolicyDocument> { [name] = new(new PolicyDocumentProps { Statements = [.. statements] }) },
    });

    /// <summary>Something of IAM in the pipeline's account.</summary>
    /// <param name="props">Which account that is.</param>
    /// <param name="resource">The ARN's last part.</param>
    public static string Arn(OtherAccountProps props, string resource) => $"arn:{Aws.PARTITION}:iam::{props.PipelineAccount}:{resource}";
}
