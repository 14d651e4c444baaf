using System.Text.Json;
using AmiPipeline.Errors;

namespace AmiPipeline.Infra.Tests;

/// <summary>Follows the execution's data through the document: which fields each state finds, whichever way it was reached.</summary>
internal sealed class DataFlow
{
    private readonly Dictionary<string, Shape> _inputs = [];
    private readonly List<(string From, string To, Shape Data)> _ways = [];

    public DataFlow(JsonElement machine) => _ = Follow(machine, Shape.Anything).ToList();

    /// <summary>What a state finds on every way to it.</summary>
    public Shape InputOf(string state) => _inputs[state];

    /// <summary>What a state finds on each way to it that comes from another.</summary>
    public IEnumerable<(string From, Shape Data)> WaysTo(string state) => _ways.Where(way => way.To == state).Select(way => (way.From, way.Data));

    /// <summary>What stands at a path on some way through the document; null if it stands there on none.</summary>
    public Shape? Somewhere(string path) => _ways.Select(way => way.Data.At(path)).FirstOrDefault(shape => shape is not null);

    /// <summary>What a state's Parameters make of its input; the context object's fields are texts, but for the execution's input and the count of retries.</summary>
    public static Shape Payload(JsonElement template, Shape input) => Shape.Of(template.EnumerateObject().Select(field =>
        KeyValuePair.Create(field.Name.Split('.')[0], field switch
        {
            { Value.ValueKind: JsonValueKind.Object } => Payload(field.Value, input),
            { Value.ValueKind: JsonValueKind.String } when !field.Name.EndsWith(".$", StringComparison.Ordinal) => Shape.Of(typeof(string)),
            { Value.ValueKind: JsonValueKind.True or JsonValueKind.False } => Shape.Of(typeof(bool)),
            _ when field.Value.ValueEquals("$$.Execution.Input") => Shape.Anything,
            _ when field.Value.ValueEquals("$$.State.RetryCount") => Shape.Of(typeof(int)),
            _ when field.Value.GetString()!.StartsWith("$$.", StringComparison.Ordinal) => Shape.Of(typeof(string)),
            _ when field.Value.GetString()!.StartsWith("States.Format(", StringComparison.Ordinal) => Formatted(field.Value.GetString()!, input),
            _ => input.At(field.Value.GetString()!) ?? throw new InvalidOperationException($"There is no {field.Value} here."),
        })));

    /// <summary>The paths of the execution's data that a text names, such as the arguments of an intrinsic function.</summary>
    public static IEnumerable<string> PathsOf(string text) =>
        text.Split('(', ',', ')', ' ').Where(word => word.StartsWith("$.", StringComparison.Ordinal));

    /// <summary>The function that a task calls.</summary>
    public static string FunctionOf(JsonElement task) => FunctionNames.All.Single(name => FunctionNames.Placeholder(name) == task.Text("Resource"));

    private static Shape Formatted(string call, Shape input) => PathsOf(call).All(path => input.At(path)?.Type == typeof(string))
        ? Shape.Of(typeof(string))
        : throw new InvalidOperationException($"Not all that {call} names are texts here.");

    /// <summary>Goes from state to state until nothing new is learnt; gives what the machine or branch ends with, end by end.</summary>
    private IEnumerable<Shape> Follow(JsonElement machine, Shape input)
    {
        var states = machine.GetProperty("States");
        var open = new Queue<(string Name, Shape Input)>([(machine.Text("StartAt")!, input)]);
        while (open.TryDequeue(out var next))
        {
            var known = _inputs.GetValueOrDefault(next.Name);
            var common = known?.InCommon(next.Input) ?? next.Input;
            if (known?.IsSameAs(common) == true)
            {
                continue;
            }

            _inputs[next.Name] = common;
            var state = states.GetProperty(next.Name);
            var outputs = Outputs(state, common).ToList();
            foreach (var (to, data) in Onward(state).SelectMany(to => outputs.Select(output => (to, Known(state, to, output)))).Concat(OnError(state, common)))
            {
                _ways.Add((next.Name, to, data));
                open.Enqueue((to, data));
            }
        }

        return states.EnumerateObject().Where(state => !Onward(state.Value).Any()).SelectMany(state => Outputs(state.Value, _inputs[state.Name]));
    }

    private static IEnumerable<string> Onward(JsonElement state) =>
        state.Items("Choices").Select(rule => rule.Text("Next")).Append(state.Text("Default")).Append(state.Text("Next")).OfType<string>();

    /// <summary>A rule that asks whether a field is there leads on only with that field, and with all that the function gave that wrote it.</summary>
    private Shape Known(JsonElement state, string to, Shape data) =>
        state.Items("Choices").FirstOrDefault(rule => rule.Text("Next") == to && rule.TryGetProperty("IsPresent", out _)) is { ValueKind: JsonValueKind.Object } rule
            && data.At(rule.Text("Variable")!) is null ? WithWriter(data, rule.Text("Variable")!) : data;

    private Shape WithWriter(Shape data, string path)
    {
        var parent = path[..path.LastIndexOf('.')];
        var written = parent == "$" ? path : parent;
        return _ways.Where(way => way.Data.At(path) is not null).Select(way => way.Data.At(written)).FirstOrDefault() is { } shape ? data.With(written, shape) : data;
    }

    private static IEnumerable<(string To, Shape Data)> OnError(JsonElement state, Shape input) =>
        state.Items("Catch").Select(catcher => (catcher.Text("Next")!, input.With(catcher.Text("ResultPath") ?? "$", Shape.Of(typeof(StateError)))));

    // The result of a Parallel is an array of the branches' ends; the OutputPath takes the only one.
    private IEnumerable<Shape> Outputs(JsonElement state, Shape input) =>
        state.Text("Type") == "Parallel" ? Follow(state.Items("Branches").Single(), input) : [Output(state, input)];

    private static Shape Output(JsonElement state, Shape input) => state.Text("Type") switch
    {
        "Task" when state.TryGetProperty("ResultPath", out var path) && path.ValueKind == JsonValueKind.Null => input,
        "Task" => input.With(state.Text("ResultPath") ?? "$", Shape.Of(FunctionSignature.Of(FunctionOf(state)).Output)),
        "Pass" when state.TryGetProperty("Parameters", out var template) => input.With(state.Text("ResultPath") ?? "$", Payload(template, input)),
        "Pass" => input.With(state.Text("ResultPath") ?? "$", input.At(state.Text("InputPath") ?? "$") ?? throw new InvalidOperationException($"There is no {state.Text("InputPath")} here.")),
        _ => input,
    };
}
