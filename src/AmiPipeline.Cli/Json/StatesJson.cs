using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.History;
using AmiPipeline.StatesLanguage.Loading;

namespace AmiPipeline.Cli.Json;

/// <summary>What <c>states</c> prints for programs: documents of one line each, so that the last line alone is a whole one.</summary>
internal static class StatesJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A definition's faults: <c>{"valid", "faults": [{"jsonPointer", "message", "suggestion"}], "exitCode"}</c>.</summary>
    /// <param name="faults">The faults; empty for a valid definition.</param>
    public static string FormatFaults(IReadOnlyList<DefinitionFault> faults) => Write(writer =>
    {
        writer.WriteBoolean("valid", faults.Count == 0);
        WriteFaults(writer, faults);
        writer.WriteNumber("exitCode", faults.Count > 0 ? ExitCodes.Refused : ExitCodes.Done);
    });

    /// <summary>Why there was no execution: <c>{"error", "message", "faults", "exitCode"}</c>.</summary>
    /// <param name="error">The error.</param>
    /// <param name="faults">The definition's faults, if that is the matter.</param>
    public static string FormatError(UserErrorException error, IReadOnlyList<DefinitionFault> faults) => Write(writer =>
    {
        writer.WriteString("error", error.Error);
        writer.WriteString("message", error.Message);
        WriteFaults(writer, faults);
        writer.WriteNumber("exitCode", error.ExitCode);
    });

    /// <summary>
    /// How an execution ended, in the words of DescribeExecution: <c>{"status", "output"}</c> or <c>{"status", "error", "cause"}</c>.
    /// The output is JSON itself and not text; an error or cause that the execution does not have is absent.
    /// </summary>
    /// <param name="execution">An execution that has ended.</param>
    public static string FormatResult(Execution execution) => Write(writer =>
    {
        writer.WriteString("status", StatusName(execution.Status));
        if (execution.Output is { } output)
        {
            writer.WritePropertyName("output");
            writer.WriteRawValue(output, skipInputValidation: true);
        }

        if (execution.Error is { } error)
        {
            writer.WriteString("error", error);
        }

        if (execution.Cause is { } cause)
        {
            writer.WriteString("cause", cause);
        }
    });

    /// <summary>The response of GetExecutionHistory: <c>{"events"}</c>; for a child execution of a Map Run, with <c>executionArn</c> before it.</summary>
    /// <param name="execution">The execution.</param>
    public static string FormatHistory(Execution execution) => Write(writer =>
    {
        if (execution.MapRun is not null)
        {
            writer.WriteString("executionArn", execution.Arn);
        }

        writer.WriteStartArray("events");
        foreach (var one in execution.History)
        {
            HistoryJson.Write(writer, one);
        }

        writer.WriteEndArray();
    });

    /// <summary>A status by the name that the API of Step Functions has for it.</summary>
    /// <param name="status">The status.</param>
    public static string StatusName(ExecutionStatus status) => status switch
    {
        ExecutionStatus.TimedOut => "TIMED_OUT",
        _ => status.ToString().ToUpperInvariant(),
    };

    private static void WriteFaults(Utf8JsonWriter writer, IReadOnlyList<DefinitionFault> faults)
    {
        writer.WriteStartArray("faults");
        foreach (var fault in faults)
        {
            writer.WriteStartObject();
            writer.WriteString("jsonPointer", fault.JsonPointer);
            writer.WriteString("message", fault.Message);
            if (fault.Suggestion is { } suggestion)
            {
                writer.WriteString("suggestion", suggestion);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Write(Action<Utf8JsonWriter> fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            writer.WriteStartObject();
            fields(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
