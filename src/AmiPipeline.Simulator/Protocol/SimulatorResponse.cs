namespace AmiPipeline.Simulator.Protocol;

/// <summary>One HTTP response of the simulator, for whatever transport asked.</summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="ContentType">The value of <c>Content-Type</c>.</param>
/// <param name="Body">The body in UTF-8.</param>
/// <param name="RequestId">The request id, also in the body if the protocol has it there; empty if a fault has something else respond.</param>
public sealed record SimulatorResponse(int Status, string ContentType, ReadOnlyMemory<byte> Body, string RequestId)
{
    /// <summary>Headers besides those of the content and the request id.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>True when a fault says that the caller must never see this response: the transport drops the connection.</summary>
    public bool IsLost { get; init; }

    /// <summary>True when a fault says that this response never comes, with the connection left open.</summary>
    public bool IsLate { get; init; }

    /// <summary>True when the rest of the request is not read, so that its connection cannot be used again.</summary>
    public bool ClosesConnection { get; init; }
}
