namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>A state.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Depth">Within how many Parallel and Map states it is.</param>
/// <param name="Ways">The states that it leads to.</param>
/// <param name="AfterError">The states that an error leads to.</param>
internal sealed record StateMachineRow(string Name, string Type, int Depth, IReadOnlyList<string> Ways, IReadOnlyList<string> AfterError);
