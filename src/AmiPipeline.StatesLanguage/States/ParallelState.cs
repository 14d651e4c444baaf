using System.Text.Json;
using AmiPipeline.StatesLanguage.Loading;

namespace AmiPipeline.StatesLanguage.States;

/// <summary>Runs its branches at once on the same input; the result is the array of their outputs.</summary>
internal sealed class ParallelState : State
{
    private readonly StateGraph[] _branches;

    private ParallelState(string name, StateGraph[] branches)
        : base(name, StateKind.Parallel) => _branches = branches;

    public override bool BeginsOnEntry => true;

    public static ParallelState Read(string name, FieldReader fields)
    {
        fields.RequireField("Branches");
        var branches = fields.Get("Branches", JsonValueKind.Array, "an array of branches");
        if (branches?.GetArrayLength() == 0)
        {
            fields.Fault("Branches", "Branches must hold at least one branch.");
        }

        return new ParallelState(name, ReadBranches(branches, fields))
        {
            Flow = CommonFields.ReadFlow(fields),
            Next = CommonFields.ReadNext(fields),
            Retriers = Retrier.ReadAll(fields),
            Catchers = Catcher.ReadAll(fields),
        };
    }

    public override void Begin(StateScope scope)
    {
        var input = Flow.EffectiveInput(scope.RawInput, scope);
        scope.Fork(new Fork(_branches.Length, _branches.Length, index => new ForkBranch(_branches[index].Start, input, null)));
    }

    private static StateGraph[] ReadBranches(JsonElement? branches, FieldReader fields)
    {
        List<StateGraph> read = [];
        foreach (var branch in branches is null ? [] : ListReader.Objects(branches.Value, fields.PointerTo("Branches"), fields.Context, "A branch"))
        {
            branch.String("Comment");
            if (StateGraphReader.Read(branch) is { } graph)
            {
                read.Add(graph);
            }

            branch.RefuseOthers("a branch");
        }

        return [.. read];
    }
}
