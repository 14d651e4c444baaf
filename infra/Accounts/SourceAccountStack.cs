using Amazon.CDK;
using AmiPipeline.Infra.Options;
using AmiPipeline.Sharing;
using Constructs;

namespace AmiPipeline.Infra.Accounts;

/// <summary>What an account has whose images the pipeline takes: the role that they are shared through and, in each Region, a rule that tells of new ones.</summary>
internal sealed class SourceAccountStack : Stack
{
    /// <summary>Makes the stack.</summary>
    /// <param name="scope">The app.</param>
    /// <param name="options">What the deployer says.</param>
    public SourceAccountStack(Construct scope, AccountOptions options)
        : base(scope, options.Pipeline.SourceRole, new StackProps { Description = $"Shares images of this account with {options.Pipeline} in account {options.PipelineAccount}, and tells it of new ones." })
    {
        EventForwarding.Make(this, options);
        if (options.MakesRole)
        {
            var arn = $"arn:{Partition}:iam::{Account}:role{PipelineRoles.Path}{options.Pipeline.SourceRole}";
            var role = CrossAccountRole.Make(
                this, options.Pipeline.SourceRole, $"Gives {options.Pipeline} access to images of this account while it copies them.", options, new SourcePermissions(options, Account, arn).All());
            _ = new CfnOutput(this, "RoleArn", new CfnOutputProps { Value = role.RoleArn, Description = "For guardrails.roles of the pipeline's configuration" });
        }
    }
}
