using Amazon.Runtime;
using Amazon.S3;
using Amazon.StepFunctions;
using AmiPipeline.Configuration;
using AmiPipeline.Functions.Catalog;
using AmiPipeline.Functions.Hosting;
using AmiPipeline.Reports.Storing;

namespace AmiPipeline.ReportFunction;

/// <summary>The function that stores reports, as it is deployed.</summary>
internal static class DeployedReportFunction
{
    /// <summary>Makes the function and its clients.</summary>
    /// <param name="environment">Reads the environment.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="http">The HTTP client of all of its clients.</param>
    /// <exception cref="InvalidOperationException">A variable that the deployment sets is missing or wrong.</exception>
    public static LambdaFunction Create(Func<string, string?> environment, TimeProvider clock, HttpClient http)
    {
        var region = FunctionHost.Required(environment, "AWS_REGION");
        var machine = FunctionHost.Required(environment, DeploymentVariables.StateMachineArn);
        if (!StateMachineArn.TryParse(machine, out var stateMachine))
        {
            throw new InvalidOperationException($"{DeploymentVariables.StateMachineArn} is \"{machine}\", which is no state machine's ARN.");
        }

        var where = FunctionHost.Required(environment, DeploymentVariables.Reports);
        if (!ReportLocation.TryParse(where, out var location))
        {
            throw new InvalidOperationException($"{DeploymentVariables.Reports} is \"{where}\"; it must be s3://BUCKET/PREFIX.");
        }

        // A test's endpoint has no host name for each bucket.
        var s3 = new AmazonS3Config { ForcePathStyle = environment("AWS_ENDPOINT_URL") is not null, RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED };
        return new StoreReportFunction(
            new AmazonStepFunctionsClient(DeployedClientFactory.Configure(new AmazonStepFunctionsConfig(), region, http)),
            new S3ReportStore(new AmazonS3Client(DeployedClientFactory.Configure(s3, region, http))),
            stateMachine, location, clock).Function;
    }
}
