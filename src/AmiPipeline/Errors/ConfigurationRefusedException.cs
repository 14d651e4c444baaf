namespace AmiPipeline.Errors;

/// <summary>A deployment's configuration is malformed or contradicts itself.</summary>
/// <param name="problems">All that is wrong, at least one.</param>
public sealed class ConfigurationRefusedException(IReadOnlyList<RequestProblem> problems)
    : PipelineException(string.Join('\n', problems.Select(problem => problem.Field.Length == 0 ? $"configuration: {problem.Message}" : problem.ToString())))
{
    /// <summary>All that is wrong with the configuration, each by JSON pointer.</summary>
    public IReadOnlyList<RequestProblem> Problems { get; } = problems;
}
