using AmiPipeline.StatesLanguage.Executions;
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

    public override void Begin(Strand strand) => strand.HandOn(Flow.SelectInput(strand.RawInput, strand));
}
