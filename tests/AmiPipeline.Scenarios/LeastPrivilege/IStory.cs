using AmiPipeline.Simulator.Logs;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>Something that functions do together, each under its role.</summary>
internal interface IStory
{
    string Name { get; }

    /// <summary>Plays it.</summary>
    /// <param name="roleOf">The role of a function; null for the template's.</param>
    /// <returns>Whether it went as it should, and what was decided on the functions' calls.</returns>
    Task<(bool WentWell, IReadOnlyList<Authorization> Decisions)> RunAsync(Func<FunctionRole, FunctionRole>? roleOf = null);
}
