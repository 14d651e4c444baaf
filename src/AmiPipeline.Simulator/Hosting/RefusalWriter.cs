using System.Buffers;
using System.IO.Pipelines;

namespace AmiPipeline.Simulator.Hosting;

/// <summary>
/// What a connection sends. Kestrel itself refuses what is not HTTP, with a bare status and nothing else; such a response gets the body that
/// AWS's clients look for. The simulator itself never answers without a body, so nothing else is touched.
/// </summary>
internal sealed class RefusalWriter(PipeWriter next) : PipeWriter
{
    private static ReadOnlySpan<byte> StatusLine => "HTTP/1.1 "u8;
    private static ReadOnlySpan<byte> NoBody => "\r\nContent-Length: 0\r\n"u8;

    private const int MaxKept = 16 * 1024;
    private ArrayBufferWriter<byte> _unsent = new();

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _unsent.WrittenCount;

    public override void Advance(int bytes) => _unsent.Advance(bytes);

    public override Memory<byte> GetMemory(int sizeHint = 0) => _unsent.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => _unsent.GetSpan(sizeHint);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        Send();
        return next.FlushAsync(cancellationToken);
    }

    public override void CancelPendingFlush() => next.CancelPendingFlush();

    public override void Complete(Exception? exception = null)
    {
        Send();
        next.Complete(exception);
    }

    private void Send()
    {
        var answer = _unsent.WrittenSpan;
        if (IsBareRefusal(answer, out var status))
        {
            next.Write(Refusal.NotHttp(status));
        }
        else if (!answer.IsEmpty)
        {
            next.Write(answer);
        }

        // One large answer must not stay in memory for as long as its connection does.
        if (_unsent.Capacity > MaxKept)
        {
            _unsent = new ArrayBufferWriter<byte>();
        }
        else
        {
            _unsent.ResetWrittenCount();
        }
    }

    private static bool IsBareRefusal(ReadOnlySpan<byte> answer, out int status)
    {
        status = 0;
        return answer.StartsWith(StatusLine)
            && answer.Length > StatusLine.Length + 3
            && int.TryParse(answer.Slice(StatusLine.Length, 3), out status)
            && status >= 400
            && answer.IndexOf(NoBody) > 0;
    }
}
