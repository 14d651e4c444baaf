namespace AmiPipeline.Functions.Triggers;

/// <summary>What a reconciliation did.</summary>
/// <param name="Since">The bound of the configuration; null where it asks for no reconciliation, and nothing was done.</param>
/// <param name="Matching">How many images match a rule.</param>
/// <param name="Done">How many of them have an execution that runs or has succeeded.</param>
/// <param name="OwnOutputs">How many of them a pipeline has made.</param>
/// <param name="GivenUp">How many of them have failed for good.</param>
/// <param name="Started">Those that were started now.</param>
/// <param name="Left">How many are left for the next run.</param>
public sealed record ReconcileImagesOutput(
    DateTimeOffset? Since, int Matching, int Done, int OwnOutputs, int GivenUp, IReadOnlyList<TriggeredImage> Started, int Left);
