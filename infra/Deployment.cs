using Amazon.CDK;
using AmiPipeline.Configuration;
using AmiPipeline.Infra.Accounts;
using AmiPipeline.Infra.Packaging;

namespace AmiPipeline.Infra;

/// <summary>The stacks of the product.</summary>
internal static class Deployment
{
    /// <summary>Adds them to an app.</summary>
    /// <param name="app">The app.</param>
    /// <param name="configuration">What the deployer decides.</param>
    /// <param name="functions">The functions' code.</param>
    public static AmiPipelineStack Add(App app, DeploymentConfiguration configuration, FunctionCode functions) =>
        new(app, configuration.Name.Text, StackParts.Create(configuration, functions));

    /// <summary>Adds those of an account that the pipeline takes images from, or makes copies in.</summary>
    /// <param name="app">The app.</param>
    /// <param name="props">What the deployer says.</param>
    public static void AddForOtherAccount(App app, OtherAccountProps props)
    {
        _ = new SourceAccountStack(app, props.Pipeline.SourceRole, props);
        if (props.MakesRole)
        {
            _ = new TargetAccountStack(app, props.Pipeline.TargetRole, props);
        }
    }
}
