using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using Constructs;

namespace AmiPipeline.StateMachine;

/// <summary>
/// Many requests: a distributed Map has a child execution for each, which starts an execution of the pipeline and waits for it. Rendered to
/// <c>ami-pipeline-fleet.asl.json</c>, and with a bucket to <c>ami-pipeline-fleet-s3.asl.json</c>.
/// </summary>
/// <remarks>
/// The children start executions, and are none themselves: an execution has a name of its own choice, by which it is found again, and its own ARN,
/// by which what it makes is tagged, cleaned up and swept.
/// </remarks>
public static class FleetDefinition
{
    /// <summary>Where in the bucket the results go.</summary>
    public const string ResultsPrefix = "results";

    private const string Converted = "$.converted";
    private const string Requests = "$.requests";

    /// <summary>Builds the definition.</summary>
    /// <param name="scope">The construct that the states belong to.</param>
    /// <param name="pipeline">The pipeline's state machine.</param>
    /// <param name="executions">The ARN of its executions, without their names.</param>
    /// <param name="bucket">Where lists are read from and results written to; null for neither.</param>
    public static IChainable Build(Construct scope, IStateMachine pipeline, string executions, IBucket? bucket)
    {
        var end = AllConverted(scope);
        var start = new Pass(scope, FleetStates.Defaults, new PassProps
        {
            Result = Result.FromObject(new Dictionary<string, object>
            {
                ["maxConcurrency"] = FleetDefaults.MaxConcurrency,
                ["toleratedFailurePercentage"] = FleetDefaults.ToleratedFailurePercentage,
                ["toleratedFailureCount"] = 1_000_000,
            }),
            ResultPath = "$.defaults",
        });
        var begin = new Pass(scope, FleetStates.Begin, new PassProps
        {
            Parameters = new Dictionary<string, object> { ["input.$"] = "States.JsonMerge($.defaults, $, false)" },
            OutputPath = "$.input",
        });
        start.Next(begin);

        var given = Map(scope, FleetStates.ConvertImages, new DistributedMapProps { ItemsPath = "$.requests" }, pipeline, executions, bucket, "");
        if (bucket is null)
        {
            given.Next(end);
            begin.Next(given);
            return start;
        }

        var listed = Map(
            scope, FleetStates.ConvertListedImages, new DistributedMapProps { ItemReader = new S3JsonItemReader(new S3FileItemReaderProps { Bucket = bucket, Key = JsonPath.StringAt("$.list") }) },
            pipeline, executions, bucket, FleetStates.Listed);
        var count = Count(scope);
        given.Next(count);
        listed.Next(count);
        count.Next(end);
        begin.Next(new Choice(scope, FleetStates.ListInS3).When(Condition.IsPresent("$.list"), listed).Otherwise(given));
        return start;
    }

    private static DistributedMap Map(
        Construct scope, string name, DistributedMapProps items, IStateMachine pipeline, string executions, IBucket? bucket, string suffix)
    {
        var map = new DistributedMap(scope, name, new DistributedMapProps
        {
            ItemsPath = items.ItemsPath,
            ItemReader = items.ItemReader,
            MaxConcurrencyPath = "$.maxConcurrency",
            ToleratedFailurePercentagePath = "$.toleratedFailurePercentage",
            ToleratedFailureCountPath = "$.toleratedFailureCount",
            ItemSelector = new Dictionary<string, object>
            {
                ["request.$"] = "$$.Map.Item.Value",
                // Names have at most 80 characters: the fleet's, this digest, and a number.
                ["base.$"] = "States.Format('{}-{}', $.fleet, States.Hash(States.JsonToString($$.Map.Item.Value), 'MD5'))",
                ["name.$"] = "States.Format('{}-{}', $.fleet, States.Hash(States.JsonToString($$.Map.Item.Value), 'MD5'))",
                ["attempt"] = 1,
                ["tries"] = FleetImage.FirstTry,
                ["pause"] = FleetImage.FirstPause,
                ["executions"] = executions,
                ["since.$"] = "$$.Execution.StartTime",
            },
            ResultWriter = bucket is null ? null : new ResultWriter(new ResultWriterProps { Bucket = bucket, Prefix = ResultsPrefix }),
            ResultSelector = bucket is null ? Summary() : null,
        });
        map.ItemProcessor(FleetImage.Build(scope, pipeline, suffix));
        return map;
    }

    // Of a child that failed, the result has the details: Status and Error. What it returns itself is its status alone: all results together are limited to 256 KiB.
    private static Dictionary<string, object> Summary() => new()
    {
        ["requests.$"] = "States.ArrayLength($)",
        ["converted.$"] = "States.ArrayLength($[*].status)",
        ["reasons.$"] = "States.ArrayUnique($[*].Error)",
    };

    private static CallAwsService Count(Construct scope)
    {
        var count = new CallAwsService(scope, FleetStates.CountImages, new CallAwsServiceProps
        {
            Service = "sfn",
            Action = "describeMapRun",
            Parameters = new Dictionary<string, object> { ["MapRunArn.$"] = "$.MapRunArn" },
            IamResources = ["*"],
            ResultSelector = new Dictionary<string, object>
            {
                ["requests.$"] = "$.ItemCounts.Total",
                ["converted.$"] = "$.ItemCounts.Succeeded",
                ["mapRun.$"] = "$.MapRunArn",
            },
        });
        count.AddRetry(Retries.AnyCall);
        return count;
    }

    private static Choice AllConverted(Construct scope) => new Choice(scope, FleetStates.AllConverted)
        .When(Condition.NumberEqualsJsonPath(Converted, Requests), new Succeed(scope, FleetStates.FleetConverted))
        .Otherwise(new Fail(scope, FleetStates.FleetIncomplete, new FailProps
        {
            Error = FleetStates.FleetIncompleteError,
            CausePath = JsonPath.Format("{} of {} images are converted. The same fleet again converts the others.", JsonPath.StringAt(Converted), JsonPath.StringAt(Requests)),
        }));
}
