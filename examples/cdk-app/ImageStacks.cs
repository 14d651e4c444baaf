using Amazon.CDK;
using Amazon.CDK.AWS.SSM;
using AmiPipeline.Configuration;
using AmiPipeline.Infra;
using AmiPipeline.Infra.Accounts;
using AmiPipeline.Sharing;

namespace AmiPipeline.Examples.CdkApp;

/// <summary>An app of one's own that has a pipeline among its stacks: configured in code, with what belongs around it.</summary>
public static class ImageStacks
{
    /// <summary>Adds a pipeline with all that a configuration can say but triggers, and a parameter by which others find it.</summary>
    /// <param name="app">The app.</param>
    /// <param name="bootstrap">The path of the functions' executable.</param>
    public static AmiPipelineStack Add(App app, string bootstrap)
    {
        var stack = new AmiPipelineStack(app, "Images", new AmiPipelineStackProps
        {
            Bootstrap = bootstrap,
            Configuration = new DeploymentConfiguration
            {
                Guardrails = new Guardrails
                {
                    Keys = ["arn:aws:kms:us-east-1:111122223333:key/1234abcd-*"],
                    Regions = ["us-east-1", "eu-west-1"],
                    Accounts = [Guardrails.Self, "222233334444"],
                    Parameters = ["/images/*", "/aws/service/ami-amazon-linux-latest/*"],
                    Organizations = ["o-abcdefghij"],
                    Roles = [new AllowedRole("arn:aws:iam::222233334444:role/ami-pipeline/AmiPipelineSource", "one-two")],
                },
                Instances = new InstanceSettings
                {
                    SubnetIds = ["subnet-0123456789abcdef0"],
                    SubnetOwner = "222233334444",
                    SecurityGroupId = "sg-0123456789abcdef0",
                },
                Notifications = new Notifications { Emails = ["team@example.com"] },
                LogRetentionDays = 30,
                CopyQueue = new CopyQueueSettings(),
            },
            Stack = new StackProps { TerminationProtection = true },
        });
        _ = new StringParameter(stack, "Parameter", new StringParameterProps { ParameterName = "/images/state-machine", StringValue = stack.StateMachine.StateMachineArn });
        return stack;
    }

    /// <summary>Adds what account 222233334444 has: the role through which the pipeline takes those of its images that are tagged for it, and the one for copies.</summary>
    /// <param name="app">The app.</param>
    public static void AddForOtherAccount(App app)
    {
        var props = new OtherAccountProps
        {
            PipelineAccount = "111122223333",
            PipelineRegion = "us-east-1",
            ExternalId = "one-two",
            SourceTag = ("share-with", "ami-pipeline"),
            Stack = new StackProps { Env = new Amazon.CDK.Environment { Account = "222233334444", Region = "us-east-1" }, TerminationProtection = true },
        };
        _ = new SourceAccountStack(app, "SharedImages", props);
        _ = new TargetAccountStack(app, "CopiedImages", props);
    }
}
