using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using AmiPipeline.Configuration;
using AmiPipeline.Infra.Packaging;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>The app as the CDK CLI starts it: a mistake of the deployer ends it with a word on what is wrong, and no stack trace.</summary>
public sealed class AppTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("ami-pipeline-app-tests-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void App_WithABadConfiguration_NamesTheFieldsAndEnds()
    {
        Cdk.SkipWithoutNode();
        var path = Path.Combine(_directory.FullName, "bad.json");
        File.WriteAllText(path, """{ "guardrails": { "regions": ["everywhere"] }, "logRetention": 90 }""");

        var (exitCode, errors) = Run(new { configuration = path, bootstrap = path });

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"{path} cannot be deployed:", errors, StringComparison.Ordinal);
        Assert.Contains("/guardrails/regions", errors, StringComparison.Ordinal);
        Assert.Contains("/logRetention", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    /// <summary>What the executable was built for counts, not the machine that deploys it: this one is for arm64, those of the checked-in templates for x86_64.</summary>
    [Fact]
    public void App_WithAGoodConfiguration_WritesTemplateAndAssets()
    {
        Cdk.SkipWithoutNode();
        var path = Path.Combine(_directory.FullName, "good.json");
        File.WriteAllText(path, """{ "reports": { "bucket": "our-reports", "prefix": "images/made" } }""");
        var bootstrap = Path.Combine(_directory.FullName, "bootstrap");
        File.WriteAllBytes(bootstrap, ExecutableFileTests.Header(ExecutableFileTests.Arm64));
        var reports = Directory.CreateDirectory(Path.Combine(_directory.FullName, "built-elsewhere")).FullName;
        File.WriteAllText(Path.Combine(reports, FunctionCode.ReportAssembly), "an assembly");

        // In this process, as it takes a while: the others show that it starts, and what it takes from the CDK CLI.
        var (exitCode, errors) = Cdk.Run(_directory.FullName, new Dictionary<string, object> { ["configuration"] = path, ["bootstrap"] = bootstrap, ["reportFunction"] = reports });

        Assert.True(exitCode == 0, errors);
        var written = Directory.EnumerateFiles(Path.Combine(_directory.FullName, "cdk.out")).Select(Path.GetFileName).ToList();
        Assert.Contains($"{PipelineName.Default}.template.json", written);
        var template = new Template(File.ReadAllText(Path.Combine(_directory.FullName, "cdk.out", $"{PipelineName.Default}.template.json")));
        Assert.All(template.OfType("AWS::Lambda::Function").Values, function => Assert.Equal(["arm64"], Template.Texts(function, "Architectures")));
        AssertLaunchesNothing(template);
        AssertStoresReports(template, Path.Combine(_directory.FullName, "cdk.out"));
        Assert.Equal(2, written.Count(name => name!.StartsWith("asset.", StringComparison.Ordinal) && name.EndsWith(".zip", StringComparison.Ordinal)));
    }

    // By the function that was built elsewhere, into the bucket that is there: the stack makes none, may write below the prefix alone, and says so to the function, to those who watch, and in notices.
    private static void AssertStoresReports(Template template, string output)
    {
        const string Location = "s3://our-reports/images/made";
        var function = template.OfType("AWS::Lambda::Function").Values.Single(function => function.Text("Handler") == FunctionNames.StoreReport);
        using var package = ZipFile.OpenRead(Path.Combine(output, $"asset.{function.GetProperty("Code").Text("S3Key")}"));
        Assert.Equal([FunctionCode.ReportAssembly], package.Entries.Select(entry => entry.FullName));
        Assert.Equal(Location, function.GetProperty("Environment").GetProperty("Variables").Text(DeploymentVariables.Reports));
        Assert.DoesNotContain(template.OfType("AWS::S3::Bucket").Keys, name => name.Contains("Report", StringComparison.Ordinal));
        var (_, writes) = Assert.Single(template.Statements(), statement => statement.Statement.Text("Sid") == "WriteReports");
        Assert.Equal(["arn:${AWS::Partition}:s3:::our-reports/images/made/*"], Template.Texts(writes, "Resource"));
        var machine = template.OfType("AWS::StepFunctions::StateMachine").Values.Single(machine => machine.Text("StateMachineName") == PipelineName.Default);
        Assert.Contains(machine.GetProperty("Tags").EnumerateArray(), tag => tag.Text("Key") == ReportLocation.Tag && tag.Text("Value") == Location);
        var notices = template.OfType("AWS::Events::Rule").Values.SelectMany(rule => rule.GetProperty("Targets").EnumerateArray())
            .Where(target => target.TryGetProperty("InputTransformer", out _)).Select(target => new PartitionText(template.Root).Resolve(target.GetProperty("InputTransformer").GetProperty("InputTemplate"), "aws-cn"));
        Assert.Contains(notices, notice => notice.EndsWith(" Report: https://<region>.console.amazonaws.cn/s3/object/our-reports?region=<region>&prefix=images/made/<detail-name>.html\"", StringComparison.Ordinal));
    }

    // Its configuration has no instances: there is no network for them, and no role may launch any.
    private static void AssertLaunchesNothing(Template template)
    {
        Assert.DoesNotContain(template.Root.GetProperty("Resources").EnumerateObject(), resource => resource.Value.Text("Type")!.StartsWith("AWS::EC2::", StringComparison.Ordinal));
        Assert.DoesNotContain(template.Statements(), statement => Template.Texts(statement.Statement, "Action").Contains("ec2:RunInstances"));
        Assert.All(template.OfType("AWS::Lambda::Function").Values, function =>
            Assert.DoesNotContain(function.GetProperty("Environment").GetProperty("Variables").EnumerateObject(), variable => variable.Name is "AMI_PIPELINE_SUBNET_IDS" or "AMI_PIPELINE_SECURITY_GROUP_IDS"));
    }

    /// <summary>The stacks of other accounts need neither a configuration nor the functions.</summary>
    [Fact]
    public void App_ForAnotherAccount_WritesItsTemplatesAlone()
    {
        Cdk.SkipWithoutNode();

        var (exitCode, errors) = Run(new { pipelineAccount = "111122223333", externalId = "an-example" });

        Assert.True(exitCode == 0, errors);
        var written = Directory.EnumerateFiles(Path.Combine(_directory.FullName, "cdk.out"), "*.template.json").Select(Path.GetFileName).Order();
        Assert.Equal(["AmiPipelineSource.template.json", "AmiPipelineTarget.template.json"], written);
    }

    private (int ExitCode, string Errors) Run(object context)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Deployment).Assembly.Location]) { WorkingDirectory = _directory.FullName, RedirectStandardError = true };
        start.Environment["CDK_CONTEXT_JSON"] = JsonSerializer.Serialize(context);
        start.Environment["CDK_OUTDIR"] = Path.Combine(_directory.FullName, "cdk.out");
        using var app = Process.Start(start)!;
        var errors = app.StandardError.ReadToEnd();
        app.WaitForExit();
        return (app.ExitCode, errors);
    }
}
