using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using AmiPipeline.Configuration;
using AmiPipeline.Examples.CdkApp;
using AmiPipeline.Infra.Accounts;
using AmiPipeline.Infra.Packaging;
using AmiPipeline.StateMachine;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>What CDK gives, made once for all tests: Node takes seconds to start, and CDK's C# side is not meant for several threads.</summary>
internal static class Cdk
{
    private static readonly OtherAccountProps OtherAccount = new() { PipelineAccount = "111122223333", ExternalId = "an-example", ShareWith = ["777788889999"], PublishParameters = ["/images/*"], PublishLaunchTemplates = ["lt-0e000000000000002"], PublishesWatermarks = true, RetentionFamilies = ["web", "base-*"] };

    private static readonly Lock OneAtATime = new();

    private static readonly Lazy<CdkOutput> Output = new(() =>
    {
        NodeNotice.Silence();
        var documents = Documents();
        var (templates, withOtherCode) = SynthesizeTwice(Repository.Read("examples/triggers.deployment.json"));
        return new CdkOutput(
            documents,
            templates,
            withOtherCode,
            Synthesize(Repository.Read("deployment.json")),
            SynthesizeExample(),
            SynthesizeExampleAccounts(),
            SynthesizeSideBySide(Repository.Read("examples/other-account.deployment.json")),
            SynthesizeForOtherAccount(OtherAccount),
            SynthesizeForOtherAccount(OtherAccount with { MakesRole = false, PipelineRegion = "us-east-1" }),
            SynthesizeForOtherAccount(OtherAccount with { SourceTag = ("share-with", "ami-pipeline"), Keys = ["arn:aws:kms:us-east-1:444455556666:key/1234abcd-*"] }));
    });

    /// <summary>The state machine document.</summary>
    public static string Document => Output.Value.Documents.Pipeline;

    /// <summary>The clean-up state machine's document.</summary>
    public static string CleanUpDocument => Output.Value.Documents.CleanUp;

    /// <summary>The fleet state machine's document.</summary>
    public static string FleetDocument => Output.Value.Documents.Fleet;

    /// <summary>The same with a bucket.</summary>
    public static string FleetS3Document => Output.Value.Documents.FleetS3;

    /// <summary>The templates of the example with triggers, as CDK writes them, by stack name.</summary>
    public static IReadOnlyDictionary<string, string> Templates => Output.Value.Templates;

    /// <summary>The same after a change of the functions' code.</summary>
    public static IReadOnlyDictionary<string, string> TemplatesWithOtherCode => Output.Value.WithOtherCode;

    /// <summary>Those of the configuration at the root: what is deployed from a fresh clone.</summary>
    public static IReadOnlyDictionary<string, string> RootTemplates => Output.Value.Root;

    /// <summary>Those of the example app, whose configuration has every guardrail, and no triggers.</summary>
    public static IReadOnlyDictionary<string, string> GuardedTemplates => Output.Value.Guarded;

    /// <summary>Those that the example app has for another account.</summary>
    public static IReadOnlyDictionary<string, string> ExampleAccountTemplates => Output.Value.ExampleAccounts;

    /// <summary>The name of the pipeline beside the default one.</summary>
    public const string OtherName = "Golden";

    /// <summary>Those of the example with sources of another account, and the same under <see cref="OtherName"/> beside it, with its stacks of another account.</summary>
    public static IReadOnlyDictionary<string, string> SharingTemplates => Output.Value.Sharing;

    /// <summary>Those of an account that the pipeline takes images from, and makes copies in.</summary>
    public static IReadOnlyDictionary<string, string> OtherAccountTemplates => Output.Value.OtherAccount;

    /// <summary>Those of the same account in a second Region.</summary>
    public static IReadOnlyDictionary<string, string> SecondRegionTemplates => Output.Value.SecondRegion;

    /// <summary>Those of an account that shares some images only.</summary>
    public static IReadOnlyDictionary<string, string> NarrowAccountTemplates => Output.Value.NarrowAccount;

    /// <summary>The package of the example app's functions, once its template is there.</summary>
    public static byte[] ExamplePackage { get; private set; } = [];

    /// <summary>Runs the app in this process.</summary>
    /// <param name="directory">The folder that it runs in.</param>
    /// <param name="context">What <c>-c NAME=VALUE</c> says.</param>
    public static (int ExitCode, string Errors) Run(string directory, IDictionary<string, object> context)
    {
        using var alone = OneAtATime.EnterScope();
        using var errors = new StringWriter();
        NodeNotice.Silence();
        var app = new App(new AppProps { AnalyticsReporting = false, TreeMetadata = false, Outdir = Path.Combine(directory, "cdk.out"), Context = context });
        return (new DeploymentApp(directory, "x64", errors).Run(app), errors.ToString());
    }

    /// <summary>Skips the test where CDK cannot run.</summary>
    public static void SkipWithoutNode() =>
        Assert.SkipUnless(Tool.IsInstalled("node"), "CDK renders with Node, and there is no 'node' on the PATH.");

    private static CdkDocuments Documents()
    {
        using var alone = OneAtATime.EnterScope();
        return new(AslFile.Render(), AslFile.RenderCleanUp(), AslFile.RenderFleet(hasBucket: false), AslFile.RenderFleet(hasBucket: true));
    }

    private static Dictionary<string, string> SynthesizeForOtherAccount(OtherAccountProps props) => InAnApp(app =>
    {
        Deployment.AddForOtherAccount(app, props);
        return TemplatesOf(app);
    });

    private static Dictionary<string, string> SynthesizeSideBySide(string configuration) => InAnApp(app =>
    {
        Add(app, configuration);
        Add(app, $$"""{ "name": "{{OtherName}}", {{configuration[(configuration.IndexOf('{', StringComparison.Ordinal) + 1)..].Replace(PipelineName.Default, OtherName, StringComparison.Ordinal)}}""");
        Deployment.AddForOtherAccount(app, OtherAccount with { Pipeline = new PipelineName(OtherName) });
        return TemplatesOf(app);
    });

    private static Dictionary<string, string> SynthesizeExample() => InAnApp(app =>
    {
        var bootstrap = Path.Combine(Directory.CreateDirectory(app.Outdir).FullName, "bootstrap");
        File.WriteAllBytes(bootstrap, ExecutableFileTests.Header(ExecutableFileTests.X64));
        ImageStacks.Add(app, bootstrap);
        ExamplePackage = File.ReadAllBytes(Path.Combine(app.Outdir, "Images.functions.zip"));
        return TemplatesOf(app);
    });

    private static Dictionary<string, string> SynthesizeExampleAccounts() => InAnApp(app =>
    {
        ImageStacks.AddForOtherAccount(app);
        return TemplatesOf(app);
    });

    private static Dictionary<string, string> Synthesize(string configuration) => InAnApp(app =>
    {
        Add(app, configuration);
        return TemplatesOf(app);
    });

    /// <summary>As it is, and with another asset in the place of every function's code: the same construct tree, which takes most of the time.</summary>
    private static (Dictionary<string, string> Templates, Dictionary<string, string> WithOtherCode) SynthesizeTwice(string configuration) => InAnApp(app =>
    {
        var stack = Add(app, configuration);
        var templates = TemplatesOf(app);
        foreach (var name in FunctionNames.All.Concat(FunctionNames.Triggers))
        {
            var function = (CfnFunction)stack.Node.FindChild(name).Node.FindChild("Function").Node.DefaultChild!;
            function.AddPropertyOverride("Code.S3Key", $"{new string('0', 64)}.zip");
        }

        return (templates, TemplatesOf(app));
    });

    private static AmiPipelineStack Add(App app, string configuration)
    {
        var package = Path.Combine(Directory.CreateDirectory(app.Outdir).FullName, "functions.zip");
        var code = FunctionCode.Pack(package, "bootstrap", ExecutableFileTests.Header(ExecutableFileTests.X64), configuration);
        var read = ConfigurationReader.Read(configuration);
        return Deployment.Add(app, read, read.Reports is null ? code : code.WithReports(Path.Combine(app.Outdir, "reports.zip"), ReportFolder(app)));
    }

    private static string ReportFolder(App app)
    {
        var folder = Directory.CreateDirectory(Path.Combine(app.Outdir, "reports")).FullName;
        File.WriteAllBytes(Path.Combine(folder, FunctionCode.ReportAssembly), [0]);
        return folder;
    }

    private static Dictionary<string, string> TemplatesOf(App app) => app.Synth(new StageSynthesisOptions { Force = true }).Stacks
        .ToDictionary(stack => stack.StackName, stack => File.ReadAllText(stack.TemplateFullPath));

    private static T InAnApp<T>(Func<App, T> use)
    {
        using var alone = OneAtATime.EnterScope();
        var directory = Directory.CreateTempSubdirectory("ami-pipeline-infra-tests-");
        try
        {
            return use(new App(new AppProps { AnalyticsReporting = false, TreeMetadata = false, Outdir = Path.Combine(directory.FullName, "cdk.out") }));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
