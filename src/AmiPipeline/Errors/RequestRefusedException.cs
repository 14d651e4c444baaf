namespace AmiPipeline.Errors;

/// <summary>A request is malformed or asks for what cannot be done. Nothing was touched.</summary>
/// <param name="problems">All that is wrong, at least one.</param>
public sealed class RequestRefusedException(IReadOnlyList<RequestProblem> problems)
    : PipelineException(string.Join('\n', problems))
{
    /// <summary>All that is wrong with the request, in the order of its fields.</summary>
    public IReadOnlyList<RequestProblem> Problems { get; } = problems;
}
