using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Intrinsics;

/// <param name="ArgumentsMin">The least number of arguments.</param>
/// <param name="ArgumentsMax">The greatest number of arguments.</param>
/// <param name="Evaluate">The function itself.</param>
internal sealed record IntrinsicFunction(int ArgumentsMin, int ArgumentsMax, Func<IntrinsicCall, Value> Evaluate);
