using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using AmiPipeline.Configuration;
using AmiPipeline.Infra.Accounts;
using AmiPipeline.StateMachine;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>What CDK gives, made once for all tests: Node takes seconds to start, and CDK's C# side is not meant for several threads.</summary>
internal static class Cdk
{
    /// <summary>A configuration with every guardrail, and without triggers.</summary>
    private const string Guarded = """
        {
          "guardrails": {
            "keys": ["arn:aws:kms:us-east-1:111122223333:key/1234abcd-*"],
            "regions": ["us-east-1", "eu-west-1"],
            "accounts": ["self", "222233334444"],
            "organizations": ["o-abcdefghij"],
            "roles": [{ "arn": "arn:aws:iam::222233334444:role/ami-pipeline/AmiPipelineSource", "externalId": "one-two" }]
          },
          "instances": { "subnetIds": ["subnet-0123456789abcdef0"], "securityGroupId": "sg-0123456789abcdef0" },
          "notifications": { "emails": ["team@example.com"] },
          "logRetentionDays": 30
        }
        """;

    private static readonly AccountOptions OtherAccount = new() { PipelineAccount = "111122223333", ExternalId = "an-example" };

    private static readonly Lazy<CdkOutput> Output = new(() =>
    {
        NodeNotice.Silence();
        var configuration = Repository.Read("examples/triggers.deployment.json");
        return new CdkOutput(
            AslFile.Render(),
            AslFile.RenderCleanUp(),
            Synthesize("not an executable", configuration),
            Synthesize("not one either", configuration),
            Synthesize("not an executable", Repository.Read("deployment.json")),
            Synthesize("not an executable", Guarded),
            Synthesize("not an executable", Repository.Read("examples/other-account.deployment.json")),
            SynthesizeForOtherAccount(OtherAccount),
            SynthesizeForOtherAccount(OtherAccount with { MakesRole = false, PipelineRegion = "us-east-1" }),
            SynthesizeForOtherAccount(OtherAccount with { SourceTag = ("share-with", "ami-pipeline"), Keys = ["arn:aws:kms:us-east-1:444455556666:key/1234abcd-*"] }));
    });

    /// <summary>The state machine document.</summary>
    public static string Document => Output.Value.Document;

    /// <summary>The clean-up state machine's document.</summary>
    public static string CleanUpDocument => Output.Value.CleanUpDocument;

    /// <summary>The templates of the example with triggers, as CDK writes them, by stack name.</summary>
    public static IReadOnlyDictionary<string, string> Templates => Output.Value.Templates;

    /// <summary>The same after a change of the functions' code.</summary>
    public static IReadOnlyDictionary<string, string> TemplatesWithOtherCode => Output.Value.WithOtherCode;

    /// <summary>Those of the configuration at the root: what is deployed from a fresh clone.</summary>
    public static IReadOnlyDictionary<string, string> RootTemplates => Output.Value.Root;

    /// <summary>Those of a configuration with every guardrail, and without triggers.</summary>
    public static IReadOnlyDictionary<string, string> GuardedTemplates => Output.Value.Guarded;

    /// <summary>Those of the example with sources of another account.</summary>
    public static IReadOnlyDictionary<string, string> SharingTemplates => Output.Value.Sharing;

    /// <summary>Those of an account that the pipeline takes images from, and makes copies in.</summary>
    public static IReadOnlyDictionary<string, string> OtherAccountTemplates => Output.Value.OtherAccount;

    /// <summary>Those of the same account in a second Region.</summary>
    public static IReadOnlyDictionary<string, string> SecondRegionTemplates => Output.Value.SecondRegion;

    /// <summary>Those of an account that shares some images only.</summary>
    public static IReadOnlyDictionary<string, string> NarrowAccountTemplates => Output.Value.NarrowAccount;

    /// <summary>Skips the test where CDK cannot run.</summary>
    public static void SkipWithoutNode() =>
        Assert.SkipUnless(HasNode(), "CDK renders with Node, and there is no 'node' on the PATH.");

    private static Dictionary<string, string> SynthesizeForOtherAccount(AccountOptions options) => Synthesize(app => Deployment.AddForOtherAccount(app, options));

    private static Dictionary<string, string> Synthesize(string code, string configuration)
    {
        var directory = Directory.CreateTempSubdirectory("ami-pipeline-infra-tests-");
        try
        {
            var package = Path.Combine(directory.FullName, "functions.zip");
            FunctionPackage.Write(package, Encoding.UTF8.GetBytes(code), new Dictionary<string, byte[]>());
            return Synthesize(app => Deployment.Add(app, ConfigurationReader.Read(configuration), package, Architecture.X86_64));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static Dictionary<string, string> Synthesize(Action<App> add)
    {
        var directory = Directory.CreateTempSubdirectory("ami-pipeline-infra-tests-");
        try
        {
            var app = new App(new AppProps { AnalyticsReporting = false, Outdir = Path.Combine(directory.FullName, "cdk.out") });
            add(app);
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
