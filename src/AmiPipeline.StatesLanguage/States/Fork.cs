using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.States;

/// <summary>The branches or iterations that a state starts.</summary>
/// <param name="Count">How many.</param>
/// <param name="MaxConcurrency">How many run at once.</param>
/// <param name="Branch">Makes one of them, by its 0-based index, when it starts.</param>
internal sealed record Fork(int Count, int MaxConcurrency, Func<int, ForkBranch> Branch);

/// <summary>One branch or iteration.</summary>
/// <param name="Start">Its first state.</param>
/// <param name="Input">What that state is entered with.</param>
/// <param name="Item">The item of an iteration, for the context object; null for a branch.</param>
internal readonly record struct ForkBranch(State Start, Value Input, Value? Item);
