using System.Text;
using AmiPipeline.StatesLanguage.Maps;
using AmiPipeline.StatesLanguage.States;

namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>The results of a Map Run that has ended: the state's output, or the files that a ResultWriter exports (developer guide, ResultWriter).</summary>
internal sealed class MapRunResults(Strand strand, MapRunOrder order, MapRun run)
{
    private static readonly (string Name, Func<ExecutionStatus, bool> Holds)[] Files =
    [
        ("FAILED", status => status is ExecutionStatus.Failed or ExecutionStatus.TimedOut),
        ("PENDING", status => status is ExecutionStatus.Aborted),
        ("SUCCEEDED", status => status is ExecutionStatus.Succeeded),
    ];

    private WriterConfig Config => order.Map.WriterConfig;

    /// <summary>The output of the state.</summary>
    public Value Output()
    {
        Value[] results = [.. run.Children.SelectMany(Results)];
        return Config.IsLines ? new StringValue(Config.Format(results)) : new ArrayValue(results);
    }

    /// <summary>Writes the files, then the manifest that names them.</summary>
    /// <param name="then">Is called with the state's output when all are written, or with what went wrong.</param>
    /// <exception cref="StateFaultException">The parameters of the ResultWriter cannot be computed.</exception>
    public void Export(Action<Value?, Failure?> then)
    {
        var parameters = order.Map.Writer!.Evaluate(order.Input, strand);
        var bucket = Text(parameters, "Bucket");
        var prefix = Text(parameters, "Prefix");
        var folder = $"{prefix}{(prefix.Length == 0 || prefix.EndsWith('/') ? string.Empty : "/")}{run.Arn[(run.Arn.LastIndexOf(':') + 1)..]}";
        var listed = new ObjectBuilder();
        Queue<(string Key, string Body)> files = new();
        foreach (var (name, holds) in Files)
        {
            Value[] results = [.. run.Children.Where(child => holds(child.Status)).SelectMany(Results)];
            var (key, body) = ($"{folder}/{name}_0.{Config.Extension}", Config.Format(results));
            listed.Add(name, results.Length == 0 ? ArrayValue.Empty : new ArrayValue([Listed(key, body)]));
            if (results.Length > 0)
            {
                files.Enqueue((key, body));
            }
        }

        var manifest = $"{folder}/manifest.json";
        files.Enqueue((manifest, new ObjectBuilder()
            .Add("DestinationBucket", bucket).Add("MapRunArn", run.Arn).Add("ResultFiles", listed.Build()).Build().ToString()));
        var details = new ObjectBuilder().Add("Bucket", bucket).Add("Key", manifest).Build();
        var output = new ObjectBuilder().Add("MapRunArn", run.Arn).Add("ResultWriterDetails", details).Build();
        Write(bucket, files, failure => then(failure is null ? output : null, failure));
    }

    private void Write(string bucket, Queue<(string Key, string Body)> files, Action<Failure?> then)
    {
        if (!files.TryDequeue(out var file))
        {
            then(null);
            return;
        }

        var parameters = new ObjectBuilder().Add("Bucket", bucket).Add("Key", file.Key).Add("Body", file.Body).Build();
        strand.Execution.Call(strand, order.Map.Writer!.Order(parameters), answer =>
        {
            if (answer.IsFailure)
            {
                then(new Failure(ErrorNames.ResultWriterFailed, answer.Cause ?? answer.Error));
            }
            else
            {
                Write(bucket, files, then);
            }
        });
    }

    private IEnumerable<Value> Results(Execution child) => Config.Results(child.OutputValue, () => Details(child));

    private static ObjectValue Details(Execution child)
    {
        var included = new ObjectBuilder().Add("Included", BooleanValue.True).Build();
        var details = new ObjectBuilder()
            .Add("ExecutionArn", child.Arn)
            .Add("Input", child.Input)
            .Add("InputDetails", included)
            .Add("Name", child.Name);
        if (child.Output is { } output)
        {
            details.Add("Output", output).Add("OutputDetails", included);
        }

        Add(details, "Error", child.Error);
        Add(details, "Cause", child.Cause);
        details.Add("StartDate", Rfc3339.Format(child.StartTime))
            .Add("StateMachineArn", child.StateMachineArn)
            .Add("Status", child.Status == ExecutionStatus.Aborted ? "PENDING" : StatusText(child.Status));
        Add(details, "StopDate", child.StopTime is { } stop ? Rfc3339.Format(stop) : null);
        return details.Build();
    }

    private static string StatusText(ExecutionStatus status) => status == ExecutionStatus.TimedOut ? "TIMED_OUT" : status.ToString().ToUpperInvariant();

    private static void Add(ObjectBuilder details, string name, string? text)
    {
        if (text is not null)
        {
            details.Add(name, text);
        }
    }

    private static ObjectValue Listed(string key, string body) =>
        new ObjectBuilder().Add("Key", key).Add("Size", NumberValue.From(Encoding.UTF8.GetByteCount(body))).Build();

    private static string Text(ObjectValue parameters, string name) => parameters.TryGet(name, out var value) ? value.ToPlainText() : string.Empty;
}
