namespace AmiPipeline;

/// <summary>
/// How long a call takes at most, from the inside out. Each ends before the one around it: an attempt before the function that makes it, and a
/// function, which then says so itself, before the task that would try it again.
/// </summary>
public static class Timeouts
{
    /// <summary>An attempt of the SDK at a call to AWS.</summary>
    public static TimeSpan Attempt { get; } = TimeSpan.FromSeconds(25);

    /// <summary>An attempt to reach a host that has not responded yet, if a person waits for what is read.</summary>
    public static TimeSpan FirstResponse { get; } = TimeSpan.FromSeconds(8);

    /// <summary>An invocation of a function.</summary>
    public static TimeSpan Function { get; } = TimeSpan.FromSeconds(80);

    /// <summary>A task's wait for its function. More than the few calls of any function take; the retry after it finds what the cut run made.</summary>
    public static TimeSpan Task { get; } = TimeSpan.FromSeconds(90);
}
