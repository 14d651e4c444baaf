namespace Amazon.Lambda.RuntimeSupport.Tests;

/// <summary>A stream that breaks off.</summary>
internal sealed class BrokenStream : MemoryStream
{
    public override bool CanSeek => false;

    public override int Read(byte[] buffer, int offset, int count) => throw new IOException("The line is dead.");

    public override int Read(Span<byte> buffer) => throw new IOException("The line is dead.");

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        throw new IOException("The line is dead.");

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        throw new IOException("The line is dead.");

    public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
        throw new IOException("The line is dead.");
}
