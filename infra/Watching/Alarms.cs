using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.SNS;
using AmiPipeline.Errors;
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

    /// <summary>Makes the alarms, which all tell the topic.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="machine">The state machine.</param>
    /// <param name="cleanUp">The function that cleans up.</param>
    /// <param name="topic">Who is told.</param>
    public Alarms(Construct scope, Machine machine, PipelineFunction cleanUp, ITopic topic)
        : base(scope, "Alarms")
    {
        _tell = new SnsAction(topic);
        Add("ExecutionsFailed", machine.MetricFailed(), "An execution failed. Its error and cause say why; what it made has been removed.");
        Add("ExecutionsTimedOut", machine.MetricTimedOut(), "An execution ran out of its two weeks. The clean-up state machine removes what it made.");
        Add("ExecutionsAborted", machine.MetricAborted(), "Somebody stopped an execution. The clean-up state machine removes what it made.");
        Add("TransitionsThrottled", machine.MetricThrottled(), "Step Functions delays executions: the account's quota of state transitions is used up.");
        Add("CleanUpIncomplete", Incomplete(cleanUp), "Something that an execution made could not be removed and goes on costing. The log of the function CleanUp names it with the reason.");
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<IAlarm> All => _all;

    /// <summary>Adds an alarm that goes off when a sum of five minutes is not zero.</summary>
    /// <param name="name">Its name, after the product's.</param>
    /// <param name="metric">What is summed.</param>
    /// <param name="meaning">What has happened, and what to do.</param>
    public void Add(string name, Metric metric, string meaning)
    {
        var alarm = new Alarm(this, name, new AlarmProps
        {
            AlarmName = $"{PipelineNames.StateMachine}-{name}",
            AlarmDescription = meaning,
            Metric = metric,
            Threshold = 1,
            ComparisonOperator = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
            EvaluationPeriods = 1,
            TreatMissingData = TreatMissingData.NOT_BREACHING,
        });
        alarm.AddAlarmAction(_tell);
        _all.Add(alarm);
    }

    // Clean-up ends with an answer, not with an error: only its log tells that something is left.
    private Metric Incomplete(PipelineFunction cleanUp) => new MetricFilter(this, "Incomplete", new MetricFilterProps
    {
        LogGroup = cleanUp.Log,
        FilterPattern = FilterPattern.AnyTerm(nameof(CleanUpIncompleteException)),
        MetricNamespace = PipelineNames.StateMachine,
        MetricName = "CleanUpIncomplete",
    }).Metric(new MetricOptions { Statistic = "Sum", Period = Duration.Minutes(5) });
}
