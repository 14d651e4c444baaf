using Amazon.CDK;
using AmiPipeline.Infra.Options;
using Constructs;

namespace AmiPipeline.Infra.Accounts;

/// <summary>What an account has that gets copies of its own: the role that they are made with.</summary>
internal sealed class TargetAccountStack : Stack
{
    /// <summary>Makes the stack.</summary>
    /// <param name="scope">The app.</param>
    /// <param name="options">What the deployer says.</param>
    public TargetAccountStack(Construct scope, AccountOptions options)
        : base(scope, options.Pipeline.TargetRole, new StackProps { Description = $"Lets {options.Pipeline} in account {options.PipelineAccount} make copies of images in this account." })
    {
        var role = CrossAccountRole.Make(
            this, options.Pipeline.TargetRole, $"Makes {options.Pipeline}'s copies of images in this account.", options, new TargetPermissions(options, Account).All());
        _ = new CfnOutput(this, "RoleArn", new CfnOutputProps { Value = role.RoleArn, Description = "For guardrails.roles of the pipeline's configuration" });
    }
}
