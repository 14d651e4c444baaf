namespace AmiPipeline.Exploration.Faults;

/// <summary>What ends a function or an execution in the middle, between two calls.</summary>
internal static class InterruptionKinds
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new() { Name = "crashed", Title = "the function crashes after the effect", IsPassing = true, Interruption = Interruption.Crash, TaskError = "Runtime.ExitError" },
        new() { Name = "crashed-before", Title = "the function crashes before the effect", IsPassing = true, Strike = point => point.FailInternally(), Interruption = Interruption.Crash, TaskError = "Runtime.ExitError" },
        new() { Name = "twin", Title = "the task runs again while it waits for the answer", IsPassing = true, Interruption = Interruption.Twin },
        new() { Name = "aborted", Title = "the execution is aborted or times out; clean-up runs", Interruption = Interruption.Abort },
        new() { Name = "killed", Title = "the process is killed after the effect; the same again", Interruption = Interruption.Kill },
        new() { Name = "killed-before", Title = "the process is killed before the effect; the same again", Strike = point => point.FailInternally(), Interruption = Interruption.Kill },
        new() { Name = "killed-clean-up", Title = "the process is killed after the effect; clean-up runs", Interruption = Interruption.KillAndCleanUp },
    ];
}
