namespace AmiPipeline.Simulator.Inspection;

/// <summary>A launch configuration of Auto Scaling.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ImageId">The image that it launches.</param>
public sealed record LaunchConfigurationView(string Name, string ImageId);
