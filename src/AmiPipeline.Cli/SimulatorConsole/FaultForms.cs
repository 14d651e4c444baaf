using AmiPipeline.Reports.Html;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>The forms that plan faults: of the next calls of an action, of the next resource of a kind, or of the next task of a state.</summary>
internal static class FaultForms
{
    private const string FirstAction = "CopyImage";
    private const string FirstState = StateNames.PlanImage;

    /// <summary>Writes them.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="hasPipeline">Whether there is a pipeline, whose executions have tasks.</param>
    public static void Write(MarkupWriter markup, bool hasPipeline)
    {
        markup.Element("p", "A fault strikes once it can, and is then used up. The kinds are those of ami-pipeline explore.");
        using var forms = markup.Begin("div", ("class", "forms"));
        using (ConsoleForms.Begin(markup, "fault"))
        {
            ConsoleForms.Select(markup, "fault-call", "call", "Next call of", ConsoleActions.Actions.Select(action => (action, action)), FirstAction);
            ConsoleForms.Select(markup, "fault-kind", "kind", "Fault", ConsoleActions.CallFaults.Select(kind => (kind.Name, kind.Title)));
            markup.Element("button", "Plan it for the call");
        }

        using (ConsoleForms.Begin(markup, "resource-fault"))
        {
            ConsoleForms.Select(markup, "fault-resource", "fault", "Next resource", ConsoleActions.ResourceFaults.Select(fault => (ConsoleActions.NameOf(fault), $"{fault.Resource}: {fault.Kind.Title}")));
            markup.Element("button", "Plan it for the resource");
        }

        if (hasPipeline)
        {
            using var form = ConsoleForms.Begin(markup, "task-fault");
            ConsoleForms.Select(markup, "fault-state", "state", "Next task of", ConsoleActions.TaskStates.Select(state => (state, state)), FirstState);
            ConsoleForms.Select(markup, "fault-of-task", "kind", "Fault", ConsoleActions.TaskFaults.Select(kind => (kind.Name, kind.Title)));
            markup.Element("button", "Plan it for the task");
        }
    }
}
