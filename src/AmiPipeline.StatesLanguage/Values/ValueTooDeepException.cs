namespace AmiPipeline.StatesLanguage.Values;

/// <summary>Data is nested deeper than <see cref="Value.MaxDepth"/> levels.</summary>
internal sealed class ValueTooDeepException() : Exception($"The data is nested deeper than {Value.MaxDepth} levels.");
