using System.Text.Json;
using AmiPipeline.Documents;
using AmiPipeline.Reports.Html;
using AmiPipeline.Reports.Texts;
using AmiPipeline.StepFunctions.Executions;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>The page of an execution: its status, the state machine lit by its states, input and output.</summary>
internal static class ExecutionPage
{
    private const int MaxText = 100_000;
    private const int MaxChildren = 1_000;

    /// <summary>The page; null if there is no such execution.</summary>
    /// <param name="source">What the console shows.</param>
    /// <param name="arn">Its ARN.</param>
    public static ConsoleView? Create(ConsoleSource source, string arn)
    {
        if (source.Executions.FirstOrDefault(execution => execution.Arn == arn) is not { } execution)
        {
            return null;
        }

        var engine = execution.Execution;
        var states = ExecutionStates.From(engine, MaxChildren);
        var rows = StateMachineRows.Read(execution.Definition);
        return new ConsoleView($"Execution {execution.Name}",
        [
            new("execution", "Execution", markup => WriteFacts(markup, execution, states)),
            new("machine", "State machine", markup => WritePicture(markup, rows, states)),
            new("states", "States", markup => WriteTable(markup, rows, states)),
            new("input", "Input", markup => WriteJson(markup, execution.Input, "Input, a JSON document")) { IsLive = false },
            new("output", "Output", markup => WriteJson(markup, engine.Output, "Output, a JSON document")),
        ]);
    }

    private static void WriteFacts(MarkupWriter markup, StartedExecution execution, ExecutionStates states)
    {
        var engine = execution.Execution;
        using var list = markup.Begin("dl", ("class", "facts"));
        Fact("Status", ExecutionTable.Status(execution));
        Fact("In the state", string.Join(", ", states.Current.DefaultIfEmpty("none")));
        Fact("Started", Wording.Moment(engine.StartTime));
        Fact("Ended", engine.StopTime is { } stopped ? $"{Wording.Moment(stopped)}, after {Wording.Duration(stopped - engine.StartTime)}" : "not yet");
        Fact("State transitions", $"{engine.StateTransitions}");
        if (engine.CopyChildren().Count is > 0 and var children)
        {
            Fact("Child executions", children > MaxChildren ? $"{children}; the states are those of the first {MaxChildren}" : $"{children}");
        }

        Fact("ARN", HtmlCell.Mono(execution.Arn));
        if (engine.Error is { } error)
        {
            Fact("Error", new(error, "bad"));
            Fact("Cause", new(engine.Cause ?? "", "lines"));
        }

        void Fact(string heading, HtmlCell value)
        {
            markup.Element("dt", heading);
            value.WriteTo(markup, "dd");
        }
    }

    private static void WritePicture(MarkupWriter markup, IReadOnlyList<StateMachineRow> rows, ExecutionStates states)
    {
        markup.Element("p", "Blue: it is there now. Green: it was there. Red: it ended there. Ways that it took are thick.", ("class", "muted"));
        using var scroll = HtmlPage.Scroll(markup, "Picture of the state machine");
        new StateMachinePicture(rows, states).Write(markup, "The states and the ways between them");
    }

    private static void WriteTable(MarkupWriter markup, IReadOnlyList<StateMachineRow> rows, ExecutionStates states)
    {
        var table = new HtmlTable("The states that it has entered", "State", "Type", "Entered", "Last", "Now");
        foreach (var row in rows)
        {
            if (states[row.Name] is { } visits)
            {
                table.Add(row.Name, row.Type, HtmlCell.Number($"{visits.Count} ×"), Wording.Moment(visits.Last), visits.IsCurrent ? "in it" : visits.IsCutOff ? new HtmlCell("ended in it", "warn") : "left");
            }
        }

        table.WriteTo(markup);
    }

    private static void WriteJson(MarkupWriter markup, string? json, string name)
    {
        var text = json is null ? "none" : LongText.Cut(Readable(json), MaxText, json.Length);
        markup.Element("pre", text, ("tabindex", 0), ("role", "region"), ("aria-label", name));
    }

    private static string Readable(string json)
    {
        try
        {
            return json.Length > MaxText ? json : ReadableJson.Indent(json);
        }
        catch (JsonException)
        {
            return json;
        }
    }
}
