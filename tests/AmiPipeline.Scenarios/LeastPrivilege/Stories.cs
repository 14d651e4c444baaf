using System.Collections.Concurrent;
using AmiPipeline.Simulator.Logs;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>All stories: what the state machine's functions do, and what the triggers do.</summary>
internal static class Stories
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<(bool WentWell, IReadOnlyList<Authorization> Decisions)>>> Played = new();

    public static IReadOnlyList<IStory> All { get; } = [.. Story.All, .. DeployedStory.All];

    /// <summary>What comes of a story under the roles of the template; it is played once.</summary>
    /// <param name="story">The story.</param>
    public static Task<(bool WentWell, IReadOnlyList<Authorization> Decisions)> PlayAsync(IStory story) =>
        Played.GetOrAdd(story.Name, _ => new(() => story.RunAsync())).Value;
}
