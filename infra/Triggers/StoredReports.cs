using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Events.Targets;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.StepFunctions;
using AmiPipeline.Configuration;
using AmiPipeline.Events;
using AmiPipeline.Infra.Foundation;
using AmiPipeline.Infra.Permissions;
using AmiPipeline.Infra.Pipeline;
using Constructs;

namespace AmiPipeline.Infra.Triggers;

/// <summary>Stores a report of each execution of the pipeline when it has ended, however it has.</summary>
internal sealed class StoredReports : Construct
{
    private readonly ReportLocation _location;

    /// <summary>Makes function and rule, and says by a tag of the state machine where the reports are.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="names">The stack's names.</param>
    /// <param name="settings">What the deployer decides.</param>
    /// <param name="setup">How the function is made: with its own code.</param>
    /// <param name="machine">The pipeline's state machine.</param>
    /// <param name="deadLetters">Where undeliverable events go.</param>
    /// <param name="removal">What becomes of a bucket of the deployment's own with the stack.</param>
    public StoredReports(Construct scope, PipelineNames names, ReportSettings settings, FunctionSetup setup, IStateMachine machine, DeadLetters deadLetters, RemovalPolicy removal)
        : base(scope, "Reports")
    {
        Bucket = ReportBucket.Make(this, settings, removal);
        _location = new ReportLocation(Bucket.BucketName, settings.Prefix);
        var location = _location.ToString();
        var environment = new Dictionary<string, string> { [DeploymentVariables.StateMachineArn] = names.StateMachineArn, [DeploymentVariables.Reports] = location };
        Function = new PipelineFunction(this, FunctionNames.StoreReport, setup with { Environment = environment }, ReportGrants.All(names, Bucket, settings));
        _ = new Rule(this, "Ended", new RuleProps
        {
            Description = $"{names.Pipeline}: executions that ended, for their reports",
            EventPattern = EndedExecutions.Pattern(ExecutionEvent.Ends, names.StateMachineArn),
            Targets = [new LambdaFunction(Function.Function, new LambdaFunctionProps { DeadLetterQueue = deadLetters.Undelivered, MaxEventAge = Duration.Hours(24), RetryAttempts = 100 })],
        });
        Amazon.CDK.Tags.Of(machine).Add(ReportLocation.Tag, location);
    }

    /// <summary>The bucket.</summary>
    public IBucket Bucket { get; }

    /// <summary>The function.</summary>
    public PipelineFunction Function { get; }

    /// <summary>The link to the report of an execution, for a notice; its URI in a partition without a public console.</summary>
    /// <param name="scope">Whose text it is.</param>
    /// <param name="id">The text's id there.</param>
    /// <param name="execution">The execution's name.</param>
    /// <param name="region">The Region.</param>
    public string Link(Construct scope, string id, string execution, string region) =>
        PartitionChoice.Make(scope, id, partition => ReportLocation.ConsolePage(partition, region, _location.Bucket, _location.KeyOf(execution)) ?? UriOf(execution));

    /// <summary>The URI of the report of an execution.</summary>
    /// <param name="execution">The execution's name.</param>
    public string UriOf(string execution) => _location.UriOf(execution);
}
