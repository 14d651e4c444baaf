using Amazon.CDK.AWS.StepFunctions;
using Constructs;

namespace AmiPipeline.StateMachine;

/// <summary>The wait fragment: wait as long as the last check requires, check, and repeat until the check reports ready.</summary>
internal sealed class WaitStep : IStep
{
    private readonly Choice _ready;
    private readonly string _path;
    private readonly (string Field, State State)? _meanwhile;

    /// <summary>Builds the fragment.</summary>
    /// <param name="scope">The construct that the states belong to.</param>
    /// <param name="what">What is waited for, such as "Image": the states are "Image: Wait", "Image: Check" and "Image: Ready?".</param>
    /// <param name="path">The path of the awaited resource and its wait in the execution's data.</param>
    /// <param name="check">Makes the check with a name.</param>
    /// <param name="meanwhile">A state to return to while the resource is not ready, and the field next to its wait that says when; it leads back to the fragment.</param>
    public WaitStep(Construct scope, string what, string path, Func<string, TaskStateBase> check, (string Field, State State)? meanwhile = null)
    {
        _path = path;
        _meanwhile = meanwhile;
        _ready = new Choice(scope, LoopStates.Ready(what));
        First = new Wait(scope, LoopStates.Wait(what), new WaitProps { Time = WaitTime.SecondsPath($"{path}.wait.seconds") });
        ((Wait)First).Next(check(LoopStates.Check(what))).Next(_ready);
    }

    public State First { get; }

    public void Next(State next)
    {
        _ready.When(Condition.BooleanEquals($"{_path}.ready", true), next);
        if (_meanwhile is { } meanwhile)
        {
            _ready.When(Condition.BooleanEquals($"{_path}.{meanwhile.Field}", true), meanwhile.State);
        }

        _ready.Otherwise(First);
    }
}
