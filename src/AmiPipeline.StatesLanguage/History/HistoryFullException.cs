namespace AmiPipeline.StatesLanguage.History;

/// <summary>The history has no room for another event; whatever the execution was doing, it ends.</summary>
internal sealed class HistoryFullException : Exception;
