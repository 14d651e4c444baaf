namespace AmiPipeline.Reports;

/// <summary>How often an action was called.</summary>
/// <param name="Service">The service, such as <c>ec2</c>.</param>
/// <param name="Action">The action, such as <c>CopyImage</c>.</param>
/// <param name="Count">How many calls there were.</param>
/// <param name="Failed">How many of them failed; null if that is not known.</param>
public sealed record CallCount(string Service, string Action, int Count, int? Failed);
