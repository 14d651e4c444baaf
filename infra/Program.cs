using System.Runtime.InteropServices;
using Amazon.CDK;
using AmiPipeline.Infra;
using AmiPipeline.StateMachine;

// The composition root of the CDK app: here alone it meets the machine that it runs on.
NodeNotice.Silence();
var machine = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64";
return new DeploymentApp(Directory.GetCurrentDirectory(), machine, Console.Error).Run(new App(new AppProps { AnalyticsReporting = false }));
