namespace AmiPipeline.Simulator.World;

/// <summary>How many resources of a type an account has that use an image.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="ResourceType"><c>ec2:Instance</c> or <c>ec2:LaunchTemplate</c>.</param>
/// <param name="Count">How many.</param>
internal sealed record ImageUsage(string AccountId, string ResourceType, int Count);
