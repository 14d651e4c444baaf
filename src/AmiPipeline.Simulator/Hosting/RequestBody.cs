using System.Buffers;
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

        if (request.ContentLength > options.MaxBodyBytes)
        {
            throw new RequestRefusedException(Refusal.TooLarge(options.MaxBodyBytes));
        }

        using var deadline = new CancellationTokenSource(options.BodyTimeout, options.RealTime);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, aborted);
        try
        {
            return await ReadAllAsync(request.Body, (int)(request.ContentLength ?? FirstBuffer), options.MaxBodyBytes, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            throw new RequestRefusedException(Refusal.TooSlow(options.BodyTimeout));
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAllAsync(Stream body, int expected, int largest, CancellationToken stop)
    {
        // Grows with what has come, not with what a client says is to come; and what is refused leaves nothing to be collected.
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Clamp(expected, 1, FirstBuffer));
        var length = 0;
        try
        {
            while (await body.ReadAsync(buffer.AsMemory(length), stop).ConfigureAwait(false) is > 0 and var read)
            {
                length += read;
                if (length > largest)
                {
                    throw new RequestRefusedException(Refusal.TooLarge(largest));
                }

                if (length == buffer.Length)
                {
                    buffer = Larger(buffer);
                }
            }

            return buffer.AsSpan(0, length).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Larger(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
