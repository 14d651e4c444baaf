namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>A page of the console.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Sections">Its sections.</param>
internal sealed record ConsoleView(string Title, IReadOnlyList<ConsoleSection> Sections);
