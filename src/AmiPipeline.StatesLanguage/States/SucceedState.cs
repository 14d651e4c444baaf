using AmiPipeline.StatesLanguage.Loading;

namespace AmiPipeline.StatesLanguage.States;

/// <summary>Ends its graph well.</summary>
internal sealed class SucceedState : State
{
    private SucceedState(string name)
        : base(name, StateKind.Succeed)
    {
    }

    public static SucceedState Read(string name, FieldReader fields) => new(name) { Flow = CommonFields.ReadPaths(fields) };

    public override void Begin(StateScope scope) => scope.PassOn(Flow.SelectInput(scope.RawInput, scope), null);
}
