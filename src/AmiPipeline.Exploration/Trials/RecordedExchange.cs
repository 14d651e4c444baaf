using System.Net;

namespace AmiPipeline.Exploration.Trials;

/// <summary>A request with its answer.</summary>
/// <param name="Request">The request.</param>
/// <param name="Status">The answer's status.</param>
/// <param name="Answer">The answer's body.</param>
internal sealed record RecordedExchange(RecordedRequest Request, HttpStatusCode Status, byte[] Answer)
{
    /// <summary>Sends the request again.</summary>
    /// <param name="cloud">Answers it.</param>
    /// <exception cref="InvalidOperationException">The answer is another one: the world is not that of the recording.</exception>
    public async Task RepeatAsync(HttpMessageInvoker cloud)
    {
        using var request = Request.ToMessage();
        using var response = await cloud.SendAsync(request, CancellationToken.None);
        var answer = await response.Content.ReadAsByteArrayAsync();
        if (response.StatusCode != Status || !Answer.AsSpan().SequenceEqual(answer))
        {
            throw new InvalidOperationException($"{Request.Host} answers differently than in the execution without faults, and no fault has struck yet.");
        }
    }
}
