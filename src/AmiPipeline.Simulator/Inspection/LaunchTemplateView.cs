namespace AmiPipeline.Simulator.Inspection;

/// <summary>A launch template.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="DefaultVersion">The number of its default version.</param>
/// <param name="Images">What each version launches, by its number; null if that is left to the launch.</param>
public sealed record LaunchTemplateView(string Id, string Name, int DefaultVersion, IReadOnlyDictionary<int, string?> Images);
