using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using AmiPipeline.Configuration;
using AmiPipeline.StateMachine;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>What CDK gives, made once for all tests: Node takes seconds to start, and CDK's C# side is not meant for several threads.</summary>
internal static class Cdk
{
    private static readonly Lazy<(string Document, IReadOnlyDictionary<string, string> Templates, IReadOnlyDictionary<string, string> WithOtherCode)> Output = new(Run);

    /// <summary>The state machine document.</summary>
    public static string Document => Output.Value.Document;

    /// <summary>The stacks' templates as CDK writes them, by stack name.</summary>
    public static IReadOnlyDictionary<string, string> Templates => Output.Value.Templates;

    /// <summary>The same after a change of the functions' code.</summary>
    public static IReadOnlyDictionary<string, string> TemplatesWithOtherCode => Output.Value.WithOtherCode;

    /// <summary>Skips the test where CDK cannot run.</summary>
    public static void SkipWithoutNode() =>
        Assert.SkipUnless(HasNode(), "CDK renders with Node, and there is no 'node' on the PATH.");

    private static (string Document, IReadOnlyDictionary<string, string> Templates, IReadOnlyDictionary<string, string> WithOtherCode) Run()
    {
        NodeNotice.Silence();
        return (AslFile.Render(), Synthesize("not an executable"), Synthesize("not one either"));
    }

    private static Dictionary<string, string> Synthesize(string code)
    {
        var directory = Directory.CreateTempSubdirectory("ami-pipeline-infra-tests-");
        try
        {
            var package = Path.Combine(directory.FullName, "functions.zip");
            FunctionPackage.Write(package, Encoding.UTF8.GetBytes(code), new Dictionary<string, byte[]>());
            var app = new App(new AppProps { AnalyticsReporting = false, Outdir = Path.Combine(directory.FullName, "cdk.out") });
            Deployment.Add(app, new DeploymentConfiguration(), package, Architecture.X86_64);
            return app.Synth().Stacks.ToDictionary(stack => stack.StackName, stack => File.ReadAllText(stack.TemplateFullPath));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static bool HasNode()
    {
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", ["--version"]) { RedirectStandardOutput = true })!;
            node.WaitForExit();
            return node.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
