namespace AmiPipeline.StatesLanguage.Data;

/// <summary>What an expression can see besides the state's data.</summary>
internal abstract class EvaluationScope
{
    /// <summary>The context object, <c>$$</c>; built when first asked for.</summary>
    public abstract Value Context { get; }

    public abstract DeterministicRandom Random { get; }
}
