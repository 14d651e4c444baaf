using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.SNS;
using AmiPipeline.Errors;
using AmiPipeline.Infra.Foundation;
using AmiPipeline.Infra.Pipeline;
using AmiPipeline.Infra.Triggers;
using Constructs;
using Alarm = Amazon.CDK.AWS.CloudWatch.Alarm;
using AlarmProps = Amazon.CDK.AWS.CloudWatch.AlarmProps;
using Machine = Amazon.CDK.AWS.StepFunctions.StateMachine;

namespace AmiPipeline.Infra.Watching;

/// <summary>The alarms. Each says in its description what has happened and what to do; what they mean is in <c>docs/deploying.md</c>.</summary>
internal sealed class Alarms : Construct
{
    private readonly List<Alarm> _all = [];
    private readonly SnsAction _tell;
    private readonly PipelineNames _names;

    /// <summary>Makes a place for alarms, which all notify a topic.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="names">The stack's names.</param>
    /// <param name="topic">The recipients.</param>
    public Alarms(Construct scope, PipelineNames names, ITopic topic)
        : base(scope, "Alarms") => (_names, _tell) = (names, new SnsAction(topic));

    /// <summary>All of them.</summary>
    public IReadOnlyList<IAlarm> All => _all;

    /// <summary>Adds the alarms of executions that do not succeed.</summary>
    /// <param name="machine">The state machine.</param>
    public void OfExecutions(Machine machine)
    {
        Add("ExecutionsFailed", machine.MetricFailed(), $"An execution failed. Its error and cause say why. What it made has been removed, unless {_names.Alarm("CleanUpIncomplete")} goes off too or the error is CleanUpIncompleteException.");
        Add("ExecutionsTimedOut", machine.MetricTimedOut(), "An execution ran out of its two weeks. The clean-up state machine removes what it made.");
        Add("ExecutionsAborted", machine.MetricAborted(), "Somebody stopped an execution. The clean-up state machine removes what it made.");
        Add("TransitionsThrottled", machine.MetricThrottled(), "Step Functions delays executions: the account's quota of state transitions is used up.");
    }

    /// <summary>Adds the alarms of clean-up that gave up.</summary>
    /// <param name="machine">The clean-up state machine.</param>
    /// <param name="cleanUp">The function that cleans up.</param>
    public void OfCleanUp(Machine machine, PipelineFunction cleanUp)
    {
        Add("CleanUpIncomplete", Incomplete(cleanUp), "Something that an execution made could not be removed and goes on costing. The log of the function CleanUp names it, with the reason.");
        Add("CleanUpFailed", machine.MetricFailed(), "The clean-up state machine failed: its error and cause say what is left, or which source is still shared. The hourly sweep starts it again.");
        Add("CleanUpTimedOut", machine.MetricTimedOut(), "The clean-up state machine ran out of its week. The hourly sweep starts it again.");
    }

    /// <summary>Adds the alarms of functions that nobody waits for.</summary>
    /// <param name="functions">The functions that events and schedules call.</param>
    /// <param name="deadLetters">Where events end that could not be handled.</param>
    public void OfTriggers(IEnumerable<PipelineFunction> functions, DeadLetters deadLetters)
    {
        foreach (var function in functions)
        {
            Add($"{function.Name}Failed", function.Function.MetricErrors(), $"The function {function.Name} failed. It is tried again; its log says why.");
        }

        Add("EventsUndelivered", deadLetters.Undelivered.MetricApproximateNumberOfMessagesVisible(), "EventBridge could not deliver an event: it is in the queue of the stack's output UndeliveredQueue, with the reason.");
        Add("EventsFailed", deadLetters.Failed.MetricApproximateNumberOfMessagesVisible(), "A function failed with an event again and again: it is in the queue of the stack's output FailedQueue, with the error.");
    }

    private void Add(string name, Metric metric, string meaning)
    {
        var alarm = new Alarm(this, name, new AlarmProps
        {
            AlarmName = _names.Alarm(name),
            AlarmDescription = meaning,
            Metric = metric,
            // Sums of five minutes; of a queue, the most messages in them.
            Threshold = 1,
            ComparisonOperator = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
            EvaluationPeriods = 1,
            TreatMissingData = TreatMissingData.NOT_BREACHING,
        });
        alarm.AddAlarmAction(_tell);
        _all.Add(alarm);
    }

    // Clean-up ends with an output, not with an error: only its log shows that something is left.
    private Metric Incomplete(PipelineFunction cleanUp) => new MetricFilter(this, "Incomplete", new MetricFilterProps
    {
        LogGroup = cleanUp.Log,
        FilterPattern = FilterPattern.StringValue("$.error", "=", nameof(CleanUpIncompleteException)),
        MetricNamespace = _names.Pipeline,
        MetricName = "CleanUpIncomplete",
    }).Metric(new MetricOptions { Statistic = "Sum", Period = Duration.Minutes(5) });
}
