using System.Runtime.InteropServices;
using Amazon.CDK;
using AmiPipeline.Infra;
using AmiPipeline.StateMachine;

// The composition root of the CDK app: here alone it meets the machine that it runs on.
NodeNotice.Silence();
var machine = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64";
var exitCode = new DeploymentApp(Directory.GetCurrentDirectory(), machine, Console.Error).Run(new App(new AppProps { AnalyticsReporting = false }));
if (NodeSupport.Notice(NodeSupport.Version()) is { } notice)
{
    // One line instead of CDK's page, and last, where it is seen.
    Console.Error.WriteLine(notice);
}

return exitCode;
