namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>All stories: what the state machine's functions do, and what the triggers do.</summary>
internal static class Stories
{
    public static IReadOnlyList<IStory> All { get; } = [.. Story.All, .. DeployedStory.All];
}
