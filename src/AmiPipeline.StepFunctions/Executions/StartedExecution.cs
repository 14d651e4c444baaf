using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.History;
using AmiPipeline.StepFunctions.Wire;

namespace AmiPipeline.StepFunctions.Executions;

/// <summary>An execution that was started.</summary>
public sealed class StartedExecution
{
    internal StartedExecution(StateMachine machine, MachineArn requested, string name, string input, string? traceHeader, long seed, TimeProvider clock)
    {
        Machine = machine;
        Requested = requested;
        Input = input;
        TraceHeader = traceHeader;
        Execution = new Execution(machine.Document, input, clock, new ExecutionOptions { StateMachineArn = machine.Arn, Name = name, Seed = seed });
    }

    /// <summary>A child execution of one that was started.</summary>
    internal StartedExecution(StartedExecution parent, Execution child)
    {
        Machine = parent.Machine;
        Requested = parent.Requested;
        Input = child.Input;
        Execution = child;
    }

    /// <summary>Its ARN.</summary>
    public string Arn => Execution.Arn;

    /// <summary>Its name.</summary>
    public string Name => Execution.Name;

    /// <summary>The ARN of its state machine; of a child execution, qualified by the label of its Map state.</summary>
    public string StateMachineArn => Execution.StateMachineArn;

    /// <summary>The definition of its state machine, as DescribeStateMachine returns it.</summary>
    public string Definition => Machine.Definition;

    /// <summary>Its input, as it was given.</summary>
    public string Input { get; }

    /// <summary>The execution on the engine.</summary>
    public Execution Execution { get; }

    /// <summary>Its status, as the API names it.</summary>
    public string Status => Execution.Status switch
    {
        ExecutionStatus.Running => "RUNNING",
        ExecutionStatus.Succeeded => "SUCCEEDED",
        ExecutionStatus.Failed => "FAILED",
        ExecutionStatus.TimedOut => "TIMED_OUT",
        _ => "ABORTED",
    };

    /// <summary>The Map Run that this is a child execution of; null for an execution that was started on its own.</summary>
    public MapRun? MapRun => Execution.MapRun;

    internal StateMachine Machine { get; }

    internal MachineArn Requested { get; }

    internal string? TraceHeader { get; }

    /// <summary>The events until now; a copy, so that the execution may continue.</summary>
    internal IReadOnlyList<HistoryEvent> Events() => Execution.CopyHistory();
}
