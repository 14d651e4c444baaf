namespace AmiPipeline.Engines.Fleets;

/// <summary>What a fleet does in one account and Region: the pipeline that is deployed there runs it.</summary>
/// <param name="Location">The account and Region.</param>
/// <param name="Input">The input of the fleet state machine there.</param>
public sealed record FleetPart(AwsLocation Location, FleetInput Input);
