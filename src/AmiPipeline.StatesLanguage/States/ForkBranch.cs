namespace AmiPipeline.StatesLanguage.States;

/// <summary>One branch or iteration.</summary>
/// <param name="Start">Its first state.</param>
/// <param name="Input">What that state is entered with.</param>
/// <param name="Item">The item of an iteration, for the context object; null for a branch.</param>
internal readonly record struct ForkBranch(State Start, Value Input, Value? Item);
