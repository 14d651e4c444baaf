namespace AmiPipeline.Exploration.Faults;

/// <summary>What can happen to a task as a whole.</summary>
internal static class TaskFaultKinds
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        Create("not-run", "the function crashes at its start", TaskMishap.NotRun, "Runtime.ExitError"),
        Create("lambda-throttled", "Lambda throttles", TaskMishap.NotRun, "Lambda.TooManyRequestsException"),
        Create("lambda-throttled-30", "Lambda throttles 30 times", TaskMishap.NotRun, "Lambda.TooManyRequestsException", times: 30, isPassing: false),
        Create("lambda-fails", "Lambda itself fails", TaskMishap.NotRun, "Lambda.ServiceException"),
        Create("result-lost", "the result is lost: Lambda.Unknown", TaskMishap.ResultLost, "Lambda.Unknown"),
        Create("out-of-memory", "the function ends without memory after its effect", TaskMishap.ResultLost, "Runtime.OutOfMemory"),
        Create("not-ready", "the result is lost: Lambda.ResourceNotReadyException", TaskMishap.ResultLost, "Lambda.ResourceNotReadyException"),
        Create("response-too-large", "the result is lost: Function.ResponseSizeTooLarge", TaskMishap.ResultLost, "Function.ResponseSizeTooLarge"),
        Create("new-error", "the result is lost, by an error that nobody knows", TaskMishap.ResultLost, "SomethingNew"),
        Create("no-result", "the result never comes", TaskMishap.NoResult, null),
        Create("twice", "the function runs twice", TaskMishap.Twice, null),
    ];

    private static FaultKind Create(string name, string title, TaskMishap mishap, string? error, int times = 1, bool isPassing = true) =>
        new() { Name = name, Title = title, Scope = FaultScope.Task, Mishap = mishap, TaskError = error, Times = times, IsPassing = isPassing };
}
