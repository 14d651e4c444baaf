using System.Text;

namespace AmiPipeline.Bootstrap.Tests.Running;

/// <summary>What the Runtime API gives as the next invocation.</summary>
internal sealed record Invocation(string RequestId)
{
    public ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>The Runtime API's headers; a header that is null is not sent.</summary>
    public IReadOnlyDictionary<string, string?> Headers { get; init; } = new Dictionary<string, string?>();

    /// <summary>An invocation with every header, and so much time.</summary>
    public static Invocation Of(string requestId, ReadOnlyMemory<byte> payload, TimeSpan time) => new(requestId)
    {
        Payload = payload,
        Headers = new Dictionary<string, string?>
        {
            ["Lambda-Runtime-Aws-Request-Id"] = requestId,
            ["Lambda-Runtime-Deadline-Ms"] = (TimeProvider.System.GetUtcNow() + time).ToUnixTimeMilliseconds().ToString(),
            ["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:us-east-1:111122223333:function:AmiPipeline-Test:1",
            ["Lambda-Runtime-Trace-Id"] = $"Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1;Lineage={requestId}",
        },
    };

    /// <summary>An invocation with every header, and half a minute of time.</summary>
    public static Invocation Of(string requestId, string payload) => Of(requestId, Encoding.UTF8.GetBytes(payload), TimeSpan.FromSeconds(30));

    /// <summary>The same with one header changed, or with null, taken away.</summary>
    public Invocation With(string header, string? value) => this with { Headers = new Dictionary<string, string?>(Headers) { [header] = value } };
}
