using Amazon.CDK.AWS.CloudWatch;
using AmiPipeline.Infra.Foundation;
using AmiPipeline.Infra.Pipeline;
using Constructs;
using Machine = Amazon.CDK.AWS.StepFunctions.StateMachine;

namespace AmiPipeline.Infra.Watching;

/// <summary>One page: alarms, executions, functions, and the latest errors.</summary>
internal static class PipelineDashboard
{
    /// <summary>Makes the dashboard.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="names">The stack's names.</param>
    /// <param name="machine">The state machine.</param>
    /// <param name="functions">All functions.</param>
    /// <param name="alarms">The alarms.</param>
    public static void Make(Construct scope, PipelineNames names, Machine machine, IReadOnlyCollection<PipelineFunction> functions, Alarms alarms)
    {
        var dashboard = new Dashboard(scope, "Dashboard", new DashboardProps { DashboardName = names.Dashboard });
        dashboard.AddWidgets(new AlarmStatusWidget(new AlarmStatusWidgetProps { Title = "Alarms", Alarms = [.. alarms.All], Width = 24, Height = 4 }));
        dashboard.AddWidgets(
            Graph("Executions", machine.MetricStarted(), machine.MetricSucceeded(), machine.MetricFailed(), machine.MetricAborted(), machine.MetricTimedOut()),
            Graph("Duration of executions", machine.MetricTime()));
        dashboard.AddWidgets(
            Graph("Invocations", [.. functions.Select(function => function.Function.MetricInvocations())]),
            Graph("Errors", [.. functions.Select(function => function.Function.MetricErrors())]),
            Graph("Throttles", [.. functions.Select(function => function.Function.MetricThrottles())]),
            Graph("Duration", [.. functions.Select(function => function.Function.MetricDuration())]));
        dashboard.AddWidgets(new LogQueryWidget(new LogQueryWidgetProps
        {
            Title = "Latest errors",
            LogGroupNames = [.. functions.Select(function => function.Log.LogGroupName)],
            QueryLines = ["fields @timestamp, @message", "filter @message like /failed/", "sort @timestamp desc", "limit 20"],
            Width = 24,
            Height = 8,
        }));
    }

    private static GraphWidget Graph(string title, params IMetric[] metrics) =>
        new(new GraphWidgetProps { Title = title, Left = metrics, Width = 12, Height = 6 });
}
