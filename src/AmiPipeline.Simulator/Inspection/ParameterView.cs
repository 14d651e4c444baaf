namespace AmiPipeline.Simulator.Inspection;

/// <summary>A parameter of Systems Manager.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its current value; that of a SecureString too.</param>
/// <param name="Version">The number of its current version.</param>
public sealed record ParameterView(string Arn, string Name, string Value, int Version);
