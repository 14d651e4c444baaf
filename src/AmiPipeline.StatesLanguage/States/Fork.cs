namespace AmiPipeline.StatesLanguage.States;

/// <summary>The branches or iterations that a state starts.</summary>
/// <param name="Count">How many.</param>
/// <param name="MaxConcurrency">How many run at once.</param>
/// <param name="Branch">Makes one of them, by its 0-based index, when it starts.</param>
internal sealed record Fork(int Count, int MaxConcurrency, Func<int, ForkBranch> Branch);
