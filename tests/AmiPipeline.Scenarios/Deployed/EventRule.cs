namespace AmiPipeline.Scenarios.Deployed;

/// <summary>A rule of EventBridge with its target.</summary>
/// <param name="BusArn">The bus whose events it sees; no others.</param>
/// <param name="Pattern">Which events.</param>
/// <param name="Function">The handler name of the function that gets them; null if it is a state machine.</param>
/// <param name="StateMachine">The name of the state machine that is started with them; null if it is a function.</param>
internal sealed record EventRule(string BusArn, EventPattern Pattern, string? Function, string? StateMachine);
