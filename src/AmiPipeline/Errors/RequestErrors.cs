namespace AmiPipeline.Errors;

/// <summary>A request is malformed or asks for what cannot be done. Nothing was made.</summary>
/// <param name="problems">All that is wrong, at least one.</param>
public sealed class RequestRefusedException(IReadOnlyList<Problem> problems)
    : PipelineException(string.Join('\n', problems))
{
    /// <summary>All that is wrong with the request, in the order of its fields.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}

/// <summary>A deployment's configuration is malformed or contradicts itself.</summary>
/// <param name="problems">All that is wrong, at least one.</param>
public sealed class ConfigurationRefusedException(IReadOnlyList<Problem> problems)
    : PipelineException(string.Join('\n', problems.Select(problem => problem.Field.Length == 0 ? $"configuration: {problem.Message}" : problem.ToString())))
{
    /// <summary>All that is wrong with the configuration, each by JSON pointer.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}

/// <summary>A function was called with an event that is not of the kind it knows. The same event again fails the same way.</summary>
/// <param name="message">What is wrong, with the event's field by JSON pointer, and what would be right.</param>
public sealed class EventRefusedException(string message) : PipelineException(message);
