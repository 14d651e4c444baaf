using System.Runtime.InteropServices;
using System.Text;
using Amazon.CDK;
using AmiPipeline.Configuration;
using AmiPipeline.Errors;
using AmiPipeline.Infra;
using AmiPipeline.Infra.Accounts;
using AmiPipeline.StateMachine;
using LambdaArchitecture = Amazon.CDK.AWS.Lambda.Architecture;

// The composition root of the CDK app: here alone it meets the machine that it runs on.
NodeNotice.Silence();
var root = Directory.GetCurrentDirectory();
var app = new App(new AppProps { AnalyticsReporting = false });
try
{
    if (AccountOptions.Read(app.Node.TryGetContext) is { } ofOtherAccount)
    {
        Deployment.AddForOtherAccount(app, ofOtherAccount);
        app.Synth();
        return 0;
    }

    var options = DeploymentOptions.Read(app.Node.TryGetContext);
    var (configuration, document) = ReadConfiguration(options.Configuration);
    var ofThisMachine = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64";
    var bootstrap = options.Bootstrap ?? FunctionBuild.Publish(root, options.AwsPackages, ofThisMachine, Console.Error);
    var executable = ReadFile(bootstrap);
    var architecture = ExecutableFile.IsForArm(executable, bootstrap) ? LambdaArchitecture.ARM_64 : LambdaArchitecture.X86_64;

    var package = Path.Combine(Directory.CreateDirectory(Path.Combine(root, "artifacts")).FullName, "functions.zip");
    FunctionPackage.Write(package, executable, new Dictionary<string, byte[]> { [DeploymentConfiguration.FileName] = Encoding.UTF8.GetBytes(document) });
    Deployment.Add(app, configuration, package, architecture);
    app.Synth();
    return 0;
}
catch (DeploymentFaultException fault)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}

static (DeploymentConfiguration Configuration, string Document) ReadConfiguration(string path)
{
    var document = Encoding.UTF8.GetString(ReadFile(path));
    try
    {
        return (ConfigurationReader.Read(document), document);
    }
    catch (ConfigurationRefusedException refusal)
    {
        throw new DeploymentFaultException($"{path} cannot be deployed:\n{refusal.Message}");
    }
}

static byte[] ReadFile(string path)
{
    try
    {
        return File.ReadAllBytes(path);
    }
    catch (Exception error) when (error is IOException or UnauthorizedAccessException)
    {
        throw new DeploymentFaultException($"{path} cannot be read: {error.Message}");
    }
}
