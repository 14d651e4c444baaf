namespace AmiPipeline.StateMachine.Picture;

/// <summary>One way out of a state.</summary>
/// <param name="To">The state it leads to.</param>
/// <param name="When">The condition in words; empty if there is none.</param>
/// <param name="OnError">Whether it is taken after an error.</param>
internal sealed record AslTransition(string To, string When = "", bool OnError = false);
