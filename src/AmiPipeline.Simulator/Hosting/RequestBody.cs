using Microsoft.AspNetCore.Http;

namespace AmiPipeline.Simulator.Hosting;

/// <summary>Reads the body of a request, as long as it is neither too large nor too slow.</summary>
internal static class RequestBody
{
    private const int FirstBuffer = 4096;

    /// <exception cref="RequestRefusedException">The body is too large or too slow, or has a coding that is not read.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, SimulatorServerOptions options, CancellationToken aborted)
    {
        if (request.Headers.ContentEncoding.Count > 0)
        {
            throw new RequestRefusedException(Refusal.Coding(request.Headers.ContentEncoding.ToString()));
        }

        if (request.ContentLength > options.LargestBody)
        {
            throw new RequestRefusedException(Refusal.TooLarge(options.LargestBody));
        }

        using var deadline = new CancellationTokenSource(options.BodyTimeout, options.RealTime);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, aborted);
        try
        {
            return await ReadAllAsync(request.Body, (int)(request.ContentLength ?? FirstBuffer), options.LargestBody, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            throw new RequestRefusedException(Refusal.TooSlow(options.BodyTimeout));
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAllAsync(Stream body, int expected, int largest, CancellationToken stop)
    {
        var buffer = new byte[Math.Max(1, expected)];
        var length = 0;
        while (await body.ReadAsync(buffer.AsMemory(length), stop).ConfigureAwait(false) is > 0 and var read)
        {
            length += read;
            if (length > largest)
            {
                throw new RequestRefusedException(Refusal.TooLarge(largest));
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }

        return buffer.AsMemory(0, length);
    }
}
