using System.Text;
using Amazon.CDK;
using AmiPipeline.Configuration;
using AmiPipeline.Errors;
using AmiPipeline.Infra.Options;
using AmiPipeline.Infra.Packaging;

namespace AmiPipeline.Infra;

/// <summary>The CDK app: it reads what the deployer says, and synthesizes the stacks.</summary>
/// <param name="root">The repository's folder.</param>
/// <param name="machine">What the functions are built for, unless their executable is given: <c>x64</c> or <c>arm64</c>, the machine's own.</param>
/// <param name="errors">What goes wrong, and what the build of the functions says.</param>
internal sealed class DeploymentApp(string root, string machine, TextWriter errors)
{
    /// <summary>Runs it.</summary>
    /// <param name="app">An app with nothing in it; its context is what the deployer says with <c>-c NAME=VALUE</c>.</param>
    /// <returns>The exit code: 0, or 1 if the deployer has something to mend.</returns>
    public int Run(App app)
    {
        try
        {
            AddStacks(app);
            app.Synth();
            return 0;
        }
        catch (DeploymentFaultException fault)
        {
            errors.WriteLine(fault.Message);
            return 1;
        }
    }

    private void AddStacks(App app)
    {
        if (AccountOptions.Read(app.Node.TryGetContext) is { } ofOtherAccount)
        {
            Deployment.AddForOtherAccount(app, ofOtherAccount);
            return;
        }

        var options = DeploymentOptions.Read(app.Node.TryGetContext);
        var (configuration, document) = ReadConfiguration(options.Configuration);
        var bootstrap = options.Bootstrap ?? FunctionBuild.Publish(root, options.AwsPackages, machine, errors);
        var packages = Directory.CreateDirectory(Path.Combine(root, "artifacts")).FullName;
        var code = FunctionCode.Pack(Path.Combine(packages, "functions.zip"), bootstrap, DeploymentFile.Read(bootstrap), document);
        if (configuration.Reports is not null)
        {
            code = code.WithReports(Path.Combine(packages, "reports.zip"), options.ReportFunction ?? FunctionBuild.PublishReports(root, options.AwsPackages, errors));
        }

        Deployment.Add(app, configuration, code);
    }

    private (DeploymentConfiguration Configuration, string Document) ReadConfiguration(string path)
    {
        var document = Encoding.UTF8.GetString(DeploymentFile.Read(path, root));
        try
        {
            return (ConfigurationReader.Read(document), document);
        }
        catch (ConfigurationRefusedException refusal)
        {
            throw new DeploymentFaultException($"{path} cannot be deployed:\n{refusal.Message}");
        }
    }
}
