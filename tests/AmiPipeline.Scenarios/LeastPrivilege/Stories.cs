namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>All stories: what the state machine's functions do, what the triggers do, and what is done in a target account.</summary>
internal static class Stories
{
    public static IReadOnlyList<IStory> All { get; } = [.. Story.All, .. DeployedStory.All, .. TargetStory.All];
}
