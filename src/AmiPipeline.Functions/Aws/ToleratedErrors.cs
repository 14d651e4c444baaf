using System.Runtime.ExceptionServices;
using Amazon.Runtime;

namespace AmiPipeline.Functions.Aws;

/// <summary>Errors that must not keep the rest from being done: each is noted, and reported when all else is done.</summary>
/// <remarks>What AWS or the pipeline refuses is tolerated; a bug is not. Several may be tried at once.</remarks>
internal sealed class ToleratedErrors
{
    private readonly List<(string Message, Exception Error)> _noted = [];
    private readonly Lock _lock = new();

    /// <summary>How many there are.</summary>
    public int Count => _noted.Count;

    /// <summary>What could not be done, each with the reason: <c>WHAT: REASON</c>.</summary>
    public IReadOnlyList<string> Messages => _noted.ConvertAll(noted => noted.Message);

    /// <summary>Does something, unless that fails.</summary>
    /// <param name="what">What it means that it failed, such as "images not listed".</param>
    /// <param name="act">What is done.</param>
    /// <returns>Whether it was done.</returns>
    public async Task<bool> TryAsync(string what, Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (Exception error) when (IsTolerated(error))
        {
            lock (_lock)
            {
                _noted.Add(($"{what}: {Reason(error)}", error));
            }

            return false;
        }
    }

    /// <summary>Lists something; nothing if that fails. What the list would have shown is then not known.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="what">What is listed, in the plural.</param>
    /// <param name="list">Lists it.</param>
    public async Task<IReadOnlyList<T>> ListAsync<T>(string what, Func<Task<IEnumerable<T>>> list)
    {
        IReadOnlyList<T> found = [];
        await TryAsync($"{what} not listed", async () => found = [.. await list()]);
        return found;
    }

    /// <summary>Throws the first of them, if there is one.</summary>
    public void ThrowFirst()
    {
        if (_noted is [var (_, error), ..])
        {
            ExceptionDispatchInfo.Throw(error);
        }
    }

    /// <summary>Throws them, if there are any: the only one as it is, one that passes rather than the others, and otherwise all of them in one.</summary>
    /// <exception cref="AwsCallRefusedException">There are several, and none passes.</exception>
    public void Throw()
    {
        if (_noted.Find(noted => _noted.Count == 1 || PassingErrors.Passes(AwsErrors.Translate(noted.Error, ""))) is { Error: { } error })
        {
            ExceptionDispatchInfo.Throw(error);
        }

        if (_noted.Count > 0)
        {
            throw new AwsCallRefusedException(string.Join("; ", Messages), _noted[0].Error);
        }
    }

    private static string Reason(Exception error) => error is PipelineException or AmazonServiceException { ErrorCode.Length: > 0 } ? error.Message : FailedCall.Describe(error);

    private static bool IsTolerated(Exception error) => error is PipelineException || AwsErrors.IsAwsFailure(error);
}
