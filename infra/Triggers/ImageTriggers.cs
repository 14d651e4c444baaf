using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Events.Targets;
using AmiPipeline.Configuration;
using AmiPipeline.Events;
using AmiPipeline.Infra.Foundation;
using AmiPipeline.Infra.Pipeline;
using Constructs;

namespace AmiPipeline.Infra.Triggers;

/// <summary>What calls the functions that start executions: EC2's events of new images, here and in source accounts, and the daily search for those whose event never came.</summary>
internal sealed class ImageTriggers : Construct
{
    private readonly DeadLetters _deadLetters;
    private readonly string _pipeline;

    /// <summary>Makes the rules that the configuration gives something to do.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="names">The stack's names.</param>
    /// <param name="configuration">What the deployer decides.</param>
    /// <param name="functions">The functions by handler name.</param>
    /// <param name="deadLetters">Where undeliverable events go.</param>
    public ImageTriggers(Construct scope, PipelineNames names, DeploymentConfiguration configuration, IReadOnlyDictionary<string, PipelineFunction> functions, DeadLetters deadLetters)
        : base(scope, "Triggers")
    {
        (_deadLetters, _pipeline) = (deadLetters, names.Pipeline);
        // Source accounts send here as soon as they have their stack, whatever the rules are by then.
        var foreign = ForeignEvents.Make(this, configuration);
        if (configuration.Triggers.Count > 0)
        {
            OnNewImage("NewImage", bus: null, functions[FunctionNames.StartPipeline]);
            if (foreign is not null)
            {
                OnNewImage("NewForeignImage", foreign, functions[FunctionNames.StartPipeline]);
            }
        }

        var keys = configuration.Triggers.SelectMany(rule => rule.Match.Tags.Keys).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (keys.Length > 0)
        {
            OnTaggedImage("TaggedImage", bus: null, keys, functions[FunctionNames.StartPipeline]);
            if (foreign is not null)
            {
                OnTaggedImage("TaggedForeignImage", foreign, keys, functions[FunctionNames.StartPipeline]);
            }
        }

        if (configuration.Reconciliation is not null)
        {
            Every("Daily", Duration.Days(1), functions[FunctionNames.ReconcileImages]);
        }

        Every("Hourly", Duration.Hours(1), functions[FunctionNames.SweepExecutions]);
    }

    private void OnNewImage(string id, IEventBus? bus, PipelineFunction function) => _ = new Rule(this, id, new RuleProps
    {
        Description = $"{_pipeline}: an image is available{(bus is null ? "" : " in a source account")}",
        EventBus = bus,
        EventPattern = new EventPattern
        {
            Source = ["aws.ec2"],
            DetailType = [ImageEvent.DetailType],
            Detail = new Dictionary<string, object> { ["State"] = new[] { "available" } },
        },
        Targets = [Target(function)],
    });

    // Many tag an image only once it is available, which is too late for the event of that.
    private void OnTaggedImage(string id, IEventBus? bus, string[] keys, PipelineFunction function) => _ = new Rule(this, id, new RuleProps
    {
        Description = $"{_pipeline}: a tag that a rule asks for was changed at an image{(bus is null ? "" : " in a source account")}",
        EventBus = bus,
        EventPattern = new EventPattern
        {
            Source = ["aws.tag"],
            DetailType = [ImageEvent.TagChangeDetailType],
            Detail = new Dictionary<string, object> { ["service"] = new[] { "ec2" }, ["resource-type"] = new[] { "image" }, ["changed-tag-keys"] = keys },
        },
        Targets = [Target(function)],
    });

    private void Every(string id, Duration time, PipelineFunction function) => _ = new Rule(this, id, new RuleProps
    {
        Description = $"{_pipeline}: {function.Name}",
        Schedule = Schedule.Rate(time),
        Targets = [Target(function)],
    });

    private LambdaFunction Target(PipelineFunction function) =>
        new(function.Function, new LambdaFunctionProps { DeadLetterQueue = _deadLetters.Undelivered, MaxEventAge = Duration.Hours(6), RetryAttempts = 30 });
}
