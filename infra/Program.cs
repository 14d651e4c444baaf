using System.Runtime.InteropServices;
using Amazon.CDK;
using AmiPipeline.Infra;
using AmiPipeline.StateMachine;
using LambdaArchitecture = Amazon.CDK.AWS.Lambda.Architecture;

// The composition root of the CDK app: here alone it meets the machine that it runs on.
NodeNotice.Silence();
var app = new App(new AppProps { AnalyticsReporting = false });
if (app.Node.TryGetContext("bootstrap") is not string bootstrap)
{
    Console.Error.WriteLine("The functions' executable is not known. Give its path: -c bootstrap=FILE");
    return 2;
}

var package = Path.Combine(Directory.CreateTempSubdirectory("ami-pipeline-").FullName, "functions.zip");
FunctionPackage.Write(package, File.ReadAllBytes(bootstrap), new Dictionary<string, byte[]>());
Deployment.Add(app, package, RuntimeInformation.OSArchitecture == Architecture.Arm64 ? LambdaArchitecture.ARM_64 : LambdaArchitecture.X86_64);
app.Synth();
return 0;
