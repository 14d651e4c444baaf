using System.Buffers;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;

namespace AmiPipeline.Functions;

/// <summary>One line of JSON for each invocation: function, execution and state where it works for one, request, duration, outcome.</summary>
internal sealed class InvocationLog(string functionName, ExecutionIdentity? execution, ILambdaContext context, TimeProvider clock)
{
    private readonly long _started = clock.GetTimestamp();

    /// <param name="output">What the function gives out, as JSON, where the line is to tell it.</param>
    public void Succeeded(ReadOnlySpan<byte> output) => context.Logger.LogInformation(Line(error: null, output));

    public void Failed(Exception error) => context.Logger.LogError(Line(error, output: default));

    private string Line(Exception? error, ReadOnlySpan<byte> output)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", clock.GetUtcNow().UtcDateTime);
            json.WriteString("level", error is null ? "INFO" : "ERROR");
            json.WriteString("function", functionName);
            if (execution is not null)
            {
                json.WriteString("execution", execution.Id);
                json.WriteString("state", execution.State);
            }

            json.WriteString("requestId", context.AwsRequestId);
            json.WriteNumber("durationMs", (long)clock.GetElapsedTime(_started).TotalMilliseconds);
            json.WriteString("outcome", error is null ? "succeeded" : "failed");
            if (error is not null)
            {
                json.WriteString("error", error.GetType().Name);
                json.WriteString("message", error.Message);
            }

            if (output.Length > 0)
            {
                json.WritePropertyName("output");
                json.WriteRawValue(output);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
