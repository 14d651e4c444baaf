using System.Text.Json;

namespace AmiPipeline.Functions.Logging;

/// <summary>One line of JSON for each invocation: function, execution and state if it works for one, request, duration, outcome.</summary>
internal sealed class InvocationLog(string functionName, ExecutionIdentity? execution, ILambdaContext context, TimeProvider clock)
{
    private readonly long _started = clock.GetTimestamp();

    /// <param name="output">What the function gives out, as JSON, if the line includes it.</param>
    public void Succeeded(ReadOnlySpan<byte> output)
    {
        var outputJson = output.ToArray();
        context.Logger.LogInformation(LogLine.Create(clock.GetUtcNow(), LogLine.Information, json =>
        {
            WriteOutcome(json, "succeeded");
            if (outputJson.Length > 0)
            {
                json.WritePropertyName("output");
                json.WriteRawValue(outputJson);
            }
        }));
    }

    public void Failed(Exception error) => context.Logger.LogError(LogLine.Create(clock.GetUtcNow(), LogLine.Error, json =>
    {
        WriteOutcome(json, "failed");
        LogLine.WriteError(json, error.GetType().Name, error.Message);
    }));

    /// <summary>A line of its own for an error that the function gives out instead of throwing it: the invocation itself succeeds.</summary>
    public void GivesOut(Failure failure) => context.Logger.LogError(LogLine.Create(clock.GetUtcNow(), LogLine.Error, json =>
    {
        WriteInvocation(json);
        LogLine.WriteError(json, failure.Error, failure.Cause);
    }));

    private void WriteOutcome(Utf8JsonWriter json, string outcome)
    {
        WriteInvocation(json);
        json.WriteNumber("durationMs", (long)clock.GetElapsedTime(_started).TotalMilliseconds);
        json.WriteString("outcome", outcome);
    }

    private void WriteInvocation(Utf8JsonWriter json)
    {
        json.WriteString("function", functionName);
        if (execution is not null)
        {
            json.WriteString("execution", execution.Id);
            json.WriteString("state", execution.State);
        }

        json.WriteString("requestId", context.AwsRequestId);
    }
}
