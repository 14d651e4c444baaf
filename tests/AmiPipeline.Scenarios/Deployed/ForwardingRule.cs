namespace AmiPipeline.Scenarios.Deployed;

/// <summary>A rule of another account that sends its events to a bus of this one.</summary>
/// <param name="Pattern">Which events.</param>
/// <param name="BusArn">The bus.</param>
internal sealed record ForwardingRule(EventPattern Pattern, string BusArn);
