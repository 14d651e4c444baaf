using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Paths;

/// <summary>One step of a JSONPath.</summary>
internal abstract class PathSegment
{
    /// <summary>Whether the step leads to at most one value.</summary>
    public virtual bool IsDefinite => false;

    /// <summary>Adds to <paramref name="found"/> what the step leads to from <paramref name="node"/>.</summary>
    /// <param name="node">Where the step begins.</param>
    /// <param name="root">The whole document, for filters that look back to it.</param>
    /// <param name="found">What has been found so far.</param>
    public abstract void Select(Value node, Value root, List<Value> found);

    /// <summary>The same, where the step is taken from everything below a value and <paramref name="node"/> is one of them.</summary>
    /// <param name="node">Where the step begins.</param>
    /// <param name="root">The whole document.</param>
    /// <param name="found">What has been found so far.</param>
    public virtual void SelectInDescent(Value node, Value root, List<Value> found) => Select(node, root, found);
}
