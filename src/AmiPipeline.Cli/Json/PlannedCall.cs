namespace AmiPipeline.Cli.Json;

/// <summary>A call that a plan leads to.</summary>
/// <param name="State">The state of the state machine that makes it.</param>
/// <param name="Call">The AWS call.</param>
/// <param name="What">The resource or device.</param>
/// <param name="Encryption">Its encryption parameters; null if it has none.</param>
internal sealed record PlannedCall(string State, string Call, string What, string? Encryption = null)
{
    /// <summary>Call, object and encryption in a line.</summary>
    public override string ToString() => $"{Call} {What}{(Encryption is null ? "" : $": {Encryption}")}";
}
