using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using Machine = Amazon.CDK.AWS.StepFunctions.StateMachine;

namespace AmiPipeline.StateMachine;

/// <summary>The state machine documents: a definition as Amazon States Language, with placeholders for the functions' ARNs.</summary>
/// <remarks>CDK renders only what belongs to a stack, and wants ARNs: a stack that is never deployed provides both.</remarks>
public static class AslFile
{
    /// <summary>The document's file name.</summary>
    public const string Name = "ami-pipeline.asl.json";

    // The relaxed encoder keeps quotes and angle brackets readable; the document is never embedded in HTML.
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>What the state machine is for, in its definition.</summary>
    public const string Comment = "Makes an image whose EBS snapshots are encrypted exactly as requested, and proves it.";

    /// <summary>The file name of the clean-up state machine's document.</summary>
    public const string CleanUpName = "ami-pipeline-clean-up.asl.json";

    /// <summary>What the clean-up state machine is for, in its definition.</summary>
    public const string CleanUpComment = "Removes what an ended execution of the pipeline made and did not commit.";

    /// <summary>How long an execution may take in all.</summary>
    /// <remarks>Its end would escape every Catch, so it is more than what quota retries, three waits for an image, the copies and clean-up can take together.</remarks>
    public static Duration ExecutionTime { get; } = Duration.Days(180);

    /// <summary>How long a clean-up may take: its loop gives up after 50 hours, and retries may stretch each pass.</summary>
    public static Duration CleanUpTime { get; } = Duration.Days(14);

    /// <summary>Renders the document, indented, with a line end at its end.</summary>
    public static string Render() => Render(Comment, ExecutionTime, PipelineDefinition.Build);

    /// <summary>Renders the clean-up state machine's document.</summary>
    public static string RenderCleanUp() => Render(CleanUpComment, CleanUpTime, CleanUpDefinition.Build);

    /// <summary>The file name of the fleet state machine's document, without a bucket.</summary>
    public const string FleetName = "ami-pipeline-fleet.asl.json";

    /// <summary>The file name of the fleet state machine's document, with a bucket for lists and results.</summary>
    public const string FleetS3Name = "ami-pipeline-fleet-s3.asl.json";

    /// <summary>What the fleet state machine is for, in its definition.</summary>
    public const string FleetComment = "Makes many images: an execution of the pipeline for each request.";

    /// <summary>How long a fleet may take: the longest that Step Functions allows is a year.</summary>
    public static Duration FleetTime { get; } = Duration.Days(365);

    /// <summary>Renders the fleet state machine's document, with placeholders for the pipeline's ARN and the bucket.</summary>
    /// <param name="hasBucket">Whether it has a bucket.</param>
    public static string RenderFleet(bool hasBucket) => Render(FleetComment, FleetTime, (scope, _) => FleetDefinition.Build(
        scope, Machine.FromStateMachineArn(scope, "OfThePipeline", PipelineArn), ExecutionsArn, hasBucket ? Bucket.FromBucketName(scope, "Bucket", BucketName) : null));

    private static string Render(string comment, Duration timeout, Func<Construct, Func<string, IFunction>, IChainable> build)
    {
        var app = new App(new AppProps { AnalyticsReporting = false });
        var stack = new Stack(app, "Asl");
        var functions = FunctionNames.All.ToDictionary(name => name, name => Function.FromFunctionArn(stack, name, ArnOf(name)));
        var machine = new Machine(stack, "Pipeline", new StateMachineProps
        {
            Comment = comment,
            DefinitionBody = DefinitionBody.FromChainable(build(stack, name => functions[name])),
            Timeout = timeout,
        });

        var definition = ((CfnStateMachine)machine.Node.DefaultChild!).DefinitionString!;
        var json = JsonNode.Parse(Text(stack.Resolve(definition)))!;
        return WithPlaceholders(json.ToJsonString(Indented)) + "\n";
    }

    private const string PipelineArn = "arn:aws:states:us-east-1:111122223333:stateMachine:AmiPipeline";

    private const string ExecutionsArn = "arn:aws:states:us-east-1:111122223333:execution:AmiPipeline";

    private const string BucketName = "bucket-of-the-fleet";

    private static string ArnOf(string functionName) => $"arn:aws:lambda:us-east-1:111122223333:function:{functionName}";

    // Integrations have the partition of the stack in their ARNs, which joins the text from parts.
    private static string Text(object resolved) => resolved switch
    {
        string text => text,
        IDictionary<string, object> join when join.TryGetValue("Fn::Join", out var parts) => string.Concat(((object[])((object[])parts)[1]).Select(Text)),
        IDictionary<string, object> reference when reference.TryGetValue("Ref", out var name) && name is "AWS::Partition" => "aws",
        _ => throw new InvalidOperationException($"A state machine's document cannot have {resolved}."),
    };

    private static string WithPlaceholders(string asl) =>
        FunctionNames.All.Aggregate(asl, (text, name) => text.Replace($"\"{ArnOf(name)}\"", $"\"{FunctionNames.Placeholder(name)}\"", StringComparison.Ordinal))
            .Replace($"\"{PipelineArn}\"", $"\"{FleetPlaceholders.StateMachine}\"", StringComparison.Ordinal)
            .Replace($"\"{ExecutionsArn}\"", $"\"{FleetPlaceholders.Executions}\"", StringComparison.Ordinal)
            .Replace($"\"{BucketName}\"", $"\"{FleetPlaceholders.Bucket}\"", StringComparison.Ordinal);
}
