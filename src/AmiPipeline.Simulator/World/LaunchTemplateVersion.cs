namespace AmiPipeline.Simulator.World;

/// <summary>One version of a launch template.</summary>
/// <param name="Number">From 1.</param>
/// <param name="CreateTime">When it was made.</param>
/// <param name="CreatedBy">The ARN of who made it.</param>
/// <param name="Description">Its description; null for none.</param>
/// <param name="Data">The parameters of RunInstances that it has, by their names there.</param>
internal sealed record LaunchTemplateVersion(int Number, DateTimeOffset CreateTime, string CreatedBy, string? Description, IReadOnlyDictionary<string, string> Data);
