using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using AmiPipeline.Infra.Foundation;
using AmiPipeline.Sharing;
using Constructs;

namespace AmiPipeline.Infra.Accounts;

/// <summary>What an account has whose images the pipeline takes: the role that they are shared through and, in each Region, a rule that forwards events of new ones.</summary>
/// <remarks>The stack's name is that of the role, <see cref="PipelineName.SourceRole"/>, whatever its id.</remarks>
#pragma warning disable CA1711 // CDK calls it a stack; it is no collection.
public sealed class SourceAccountStack : Stack
#pragma warning restore CA1711
{
    /// <summary>Makes the stack.</summary>
    /// <param name="scope">The app, or a stage of it.</param>
    /// <param name="id">The stack's id in the app.</param>
    /// <param name="props">What the stack is made of.</param>
    /// <exception cref="ArgumentException">A value cannot be, or the stack's properties name it otherwise.</exception>
    public SourceAccountStack(Construct scope, string id, OtherAccountProps props)
        : base(scope, id, PropsOf(props))
    {
        EventForwarding.Make(this, props);
        if (props.MakesRole)
        {
            var arn = $"arn:{Partition}:iam::{Account}:role{PipelineRoles.Path}{props.Pipeline.SourceRole}";
            var role = CrossAccountRole.Make(
                this, props.Pipeline.SourceRole, $"Gives {props.Pipeline} access to images of this account while it copies them.", props, new SourcePermissions(props, Account, arn).All());
            _ = new CfnOutput(this, "RoleArn", new CfnOutputProps { Value = role.RoleArn, Description = "For guardrails.roles of the pipeline's configuration" });
            Role = role;
        }
    }

    /// <summary>The role, for <c>guardrails.roles</c> of the pipeline's configuration; null if another Region's stack makes it.</summary>
    public IRole? Role { get; }

    private static StackProps PropsOf(OtherAccountProps props)
    {
        ArgumentNullException.ThrowIfNull(props);
        return NamedStack.Props(
            props.Checked().Pipeline.SourceRole, $"Shares images of this account with {props.Pipeline} in account {props.PipelineAccount}, and notifies it of new ones.", props.Stack);
    }
}
