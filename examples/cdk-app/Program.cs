using Amazon.CDK;
using AmiPipeline.Examples.CdkApp;

var app = new App();
// npx aws-cdk deploy -c bootstrap=FILE, after dotnet publish src/AmiPipeline.Functions -c Release -r linux-x64 -o OUT in a clone of AmiPipeline; FILE is OUT/bootstrap.
_ = ImageStacks.Add(app, app.Node.TryGetContext("bootstrap") as string ?? throw new InvalidOperationException("Give the functions' executable: -c bootstrap=FILE."));
// Deployed with that account's credentials: npx aws-cdk deploy SharedImages CopiedImages.
ImageStacks.AddForOtherAccount(app);
app.Synth();
