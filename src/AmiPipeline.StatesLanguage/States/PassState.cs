using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Loading;

namespace AmiPipeline.StatesLanguage.States;

/// <summary>Hands its input on, or a literal result in its place.</summary>
internal sealed class PassState : State
{
    private readonly Value? _result;

    private PassState(string name, Value? result)
        : base(name, StateKind.Pass) => _result = result;

    public static PassState Read(string name, FieldReader fields)
    {
        var result = fields.Get("Result") is { } literal ? ValueReader.Read(literal) : null;
        return new PassState(name, result)
        {
            Flow = new DataFlow
            {
                InputPath = fields.PathOrNull("InputPath"),
                Parameters = fields.Template("Parameters"),
                ResultPath = fields.ResultPath(),
                OutputPath = fields.PathOrNull("OutputPath"),
            },
            Next = CommonFields.ReadNext(fields),
        };
    }

    public override void Begin(StateScope scope)
    {
        var input = Flow.EffectiveInput(scope.RawInput, scope);
        scope.Finish(_result ?? input);
    }
}
