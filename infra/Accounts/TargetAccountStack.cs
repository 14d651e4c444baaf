using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using AmiPipeline.Infra.Foundation;
using Constructs;

namespace AmiPipeline.Infra.Accounts;

/// <summary>What an account has that gets copies of its own: the role that they are made with.</summary>
/// <remarks>The stack's name is that of the role, <see cref="PipelineName.TargetRole"/>, whatever its id. One Region's stack is enough: roles are global.</remarks>
#pragma warning disable CA1711 // CDK calls it a stack; it is no collection.
public sealed class TargetAccountStack : Stack
#pragma warning restore CA1711
{
    /// <summary>Makes the stack.</summary>
    /// <param name="scope">The app, or a stage of it.</param>
    /// <param name="id">The stack's id in the app.</param>
    /// <param name="props">What the stack is made of.</param>
    /// <exception cref="ArgumentException">A value cannot be, or the stack's properties name it otherwise.</exception>
    public TargetAccountStack(Construct scope, string id, OtherAccountProps props)
        : base(scope, id, PropsOf(props))
    {
        Role = CrossAccountRole.Make(
            this, props.Pipeline.TargetRole, $"Makes {props.Pipeline}'s copies of images in this account.", props, new TargetPermissions(props, Account).All());
        _ = new CfnOutput(this, "RoleArn", new CfnOutputProps { Value = Role.RoleArn, Description = "For guardrails.roles of the pipeline's configuration" });
    }

    /// <summary>The role, for <c>guardrails.roles</c> of the pipeline's configuration.</summary>
    public IRole Role { get; }

    private static StackProps PropsOf(OtherAccountProps props)
    {
        ArgumentNullException.ThrowIfNull(props);
        return NamedStack.Props(
            props.Checked().Pipeline.TargetRole, $"Lets {props.Pipeline} in account {props.PipelineAccount} make copies of images in this account.", props.Stack);
    }
}
