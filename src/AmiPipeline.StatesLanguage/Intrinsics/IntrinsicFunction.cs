namespace AmiPipeline.StatesLanguage.Intrinsics;

/// <param name="MinArguments">The smallest number of arguments.</param>
/// <param name="MaxArguments">The greatest number of arguments.</param>
/// <param name="Evaluate">The function itself.</param>
internal sealed record IntrinsicFunction(int MinArguments, int MaxArguments, Func<IntrinsicCall, Value> Evaluate);
