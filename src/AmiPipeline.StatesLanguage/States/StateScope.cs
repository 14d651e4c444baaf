using AmiPipeline.StatesLanguage.Data;

namespace AmiPipeline.StatesLanguage.States;

/// <summary>What a state sees of the execution that is in it, and what it can have the execution do.</summary>
internal abstract class StateScope : EvaluationScope
{
    /// <summary>What the state was entered with.</summary>
    public abstract Value RawInput { get; }

    /// <summary>The time by the execution's clock.</summary>
    public abstract DateTimeOffset Now { get; }

    /// <summary>The scope for one item of a Map: its context object has the item.</summary>
    public abstract EvaluationScope ForItem(Value item);

    /// <summary>Puts a fresh token into the context object, for a task that waits for a callback.</summary>
    public abstract void IssueTaskToken();

    public abstract void Schedule(in TaskOrder order);

    public abstract void Fork(Fork fork);

    /// <summary>Starts the Map Run of a distributed Map state.</summary>
    public abstract void StartMapRun(MapRunOrder order);

    /// <summary>Has the state resumed at that time; at once, if it is past.</summary>
    public abstract void SleepUntil(DateTimeOffset time);

    /// <summary>Ends the state's work with a result, which still goes through ResultSelector, ResultPath and OutputPath.</summary>
    public abstract void Finish(Value result);

    /// <summary>Ends the state's work with its data as it is, except for OutputPath.</summary>
    public abstract void PassOn(Value data, Target? next);

    public abstract void Fail(Failure failure);
}
