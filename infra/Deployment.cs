using Amazon.CDK;
using AmiPipeline.Configuration;
using AmiPipeline.Infra.Accounts;
using AmiPipeline.Infra.Options;
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
    /// <param name="options">What the deployer says.</param>
    public static void AddForOtherAccount(App app, AccountOptions options)
    {
        _ = new SourceAccountStack(app, options);
        if (options.MakesRole)
        {
            _ = new TargetAccountStack(app, options);
        }
    }
}
