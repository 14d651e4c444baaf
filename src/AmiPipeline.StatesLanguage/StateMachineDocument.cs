using System.Text;
using System.Text.Json;
using AmiPipeline.StatesLanguage.Loading;
using AmiPipeline.StatesLanguage.States;

namespace AmiPipeline.StatesLanguage;

/// <summary>
/// A state machine definition in the Amazon States Language (JSONPath), checked and ready to run. It is immutable: any number of
/// executions, on any number of threads, can share it.
/// </summary>
public sealed class StateMachineDocument
{
    /// <summary>The largest definition that Step Functions takes, in bytes.</summary>
    private const int MaxDefinitionBytes = 1024 * 1024;

    private const int MaxTimeoutSeconds = 99_999_999;

    private StateMachineDocument(StateGraph graph, string? comment, TimeSpan? timeout, LoadContext context)
    {
        Graph = graph;
        Comment = comment;
        Timeout = timeout;
        Resources = [.. context.Resources.Distinct()];
        MatchedErrors = [.. context.ErrorNames.Distinct()];
    }

    /// <summary>The definition's own comment, if it has one.</summary>
    public string? Comment { get; }

    /// <summary>The name of the first state.</summary>
    public string StartAt => Graph.Start.Name;

    /// <summary>How long an execution may take, from the definition's TimeoutSeconds; null if it does not say.</summary>
    public TimeSpan? Timeout { get; }

    /// <summary>The resources of all Task states, each once, in the order of the document.</summary>
    public IReadOnlyList<string> Resources { get; }

    /// <summary>The error names that any Retry or Catch matches, each once, in the order of the document.</summary>
    public IReadOnlyList<string> MatchedErrors { get; }

    internal StateGraph Graph { get; }

    /// <summary>Loads a definition.</summary>
    /// <param name="json">The definition. A task's resource may be a placeholder such as <c>${StartCopyFunctionArn}</c>.</param>
    /// <exception cref="StateMachineDefinitionException">The definition has faults, or uses what this engine does not support.</exception>
    public static StateMachineDocument Load(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var (document, faults) = Read(json);
        return document ?? throw new StateMachineDefinitionException(faults);
    }

    /// <summary>Finds every fault of a definition.</summary>
    /// <param name="json">The definition.</param>
    /// <returns>The faults, state by state; empty if <see cref="Load"/> would succeed.</returns>
    public static IReadOnlyList<DefinitionFault> Check(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Read(json).Faults;
    }

    private static (StateMachineDocument? Document, IReadOnlyList<DefinitionFault> Faults) Read(string json)
    {
        JsonDocument parsed;
        try
        {
            // Read as values too, so that no text in it turns out to be unreadable later.
            ValueReader.Read(json);
            parsed = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = Value.MaxDepth });
        }
        catch (JsonException invalid)
        {
            return (null, [new DefinitionFault(string.Empty, $"The definition is not valid JSON: {invalid.Message}")]);
        }
        catch (ValueTooDeepException)
        {
            return (null, [new DefinitionFault(string.Empty, $"The definition is nested deeper than {Value.MaxDepth} levels.")]);
        }

        using (parsed)
        {
            return Read(parsed.RootElement, Encoding.UTF8.GetByteCount(json));
        }
    }

    private static (StateMachineDocument? Document, IReadOnlyList<DefinitionFault> Faults) Read(JsonElement root, int bytes)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return (null, [new DefinitionFault(string.Empty, "A definition must be a JSON object.")]);
        }

        var context = new LoadContext();
        var fields = new FieldReader(root, string.Empty, context);
        if (bytes > MaxDefinitionBytes)
        {
            fields.FaultHere($"The definition has {bytes} bytes; the maximum is {MaxDefinitionBytes}.");
        }

        LanguageField.Read(fields);
        var comment = fields.String("Comment");
        if (fields.String("Version") is { } version and not "1.0")
        {
            fields.Fault("Version", $"Version must be \"1.0\", but is \"{version}\".");
        }

        var seconds = fields.Integer("TimeoutSeconds", 1, MaxTimeoutSeconds);
        var graph = StateGraphReader.Read(fields);
        fields.RefuseOthers("a state machine");
        return context.Faults.Count > 0 || graph is null
            ? (null, context.Faults)
            : (new StateMachineDocument(graph, comment, seconds is null ? null : TimeSpan.FromSeconds(seconds.Value), context), []);
    }
}
