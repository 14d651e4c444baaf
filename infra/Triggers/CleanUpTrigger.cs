using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Events.Targets;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.StepFunctions;
using AmiPipeline.Infra.Foundation;
using AmiPipeline.Infra.Permissions;
using AmiPipeline.Sharing;
using Constructs;

namespace AmiPipeline.Infra.Triggers;

/// <summary>Starts the clean-up state machine for executions that did not succeed: an abort, a timeout and a fault of the engine escape every Catch.</summary>
internal static class CleanUpTrigger
{
    /// <summary>Makes the rule.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="names">The stack's names.</param>
    /// <param name="cleanUp">The clean-up state machine; it gets the event itself.</param>
    /// <param name="deadLetters">Where undeliverable events go.</param>
    public static void Make(Construct scope, PipelineNames names, IStateMachine cleanUp, DeadLetters deadLetters)
    {
        var role = new Role(scope, "EndedExecutionsRole", new RoleProps
        {
            Path = PipelineRoles.Path,
            RoleName = names.Role("EndedExecutions"),
            AssumedBy = new ServicePrincipal("events.amazonaws.com"),
            InlinePolicies = new Dictionary<string, PolicyDocument>
            {
                ["CleanUp"] = new(new PolicyDocumentProps
                {
                    Statements = [Grants.Statement("CleanUp", ["states:StartExecution"], [names.CleanUpStateMachineArn])],
                }),
            },
        });
        _ = new Rule(scope, "EndedExecutions", new RuleProps
        {
            Description = $"{names.Pipeline}: executions that did not succeed, for clean-up",
            EventPattern = EndedExecutions.Pattern(names.StateMachineArn),
            Targets =
            [
                new SfnStateMachine(cleanUp, new SfnStateMachineProps
                {
                    Role = role.WithoutPolicyUpdates(),
                    DeadLetterQueue = deadLetters.Undelivered,
                    MaxEventAge = Duration.Hours(24),
                    RetryAttempts = 100,
                }),
            ],
        });
    }
}
