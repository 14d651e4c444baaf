using System.Text.Json.Nodes;
using AmiPipeline.Functions.Catalog;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Engines;

/// <summary>Runs a task's function in process, and reports its errors as Lambda does: the exception's type name, and a JSON text as cause.</summary>
/// <param name="functions">The functions by their names.</param>
/// <param name="log">Takes the functions' log lines.</param>
public sealed class FunctionTaskHandler(Func<string, LambdaFunction> functions, Action<string> log) : ITaskHandler
{
    private long _requests;

    /// <summary>Runs the functions of one catalog.</summary>
    /// <param name="functions">The functions.</param>
    /// <param name="log">Takes the functions' log lines.</param>
    public FunctionTaskHandler(FunctionCatalog functions, Action<string> log)
        : this(name => functions[name], log)
    {
    }

    /// <inheritdoc/>
    public async ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        // A function under way is never broken off, but none begins after the run was cancelled.
        cancellationToken.ThrowIfCancellationRequested();
        var function = functions(NameOf(request.Function));
        var context = new LocalLambdaContext(function.Name, $"local-{Interlocked.Increment(ref _requests)}", log);

        try
        {
            await using var output = await function.InvokeAsync(new MemoryStream(request.PayloadUtf8.ToArray()), context);
            using var buffer = new MemoryStream();
            await output.CopyToAsync(buffer, cancellationToken);
            return TaskOutcome.Succeeded(buffer.ToArray());
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return TaskOutcome.Failed(error.GetType().Name, Cause(error));
        }
    }

    private static string NameOf(string placeholder) =>
        FunctionNames.TryParsePlaceholder(placeholder, out var name)
            ? name
            : throw new ArgumentException($"The task resource \"{placeholder}\" is not a placeholder for a function of the pipeline.");

    private static string Cause(Exception error) =>
        new JsonObject { ["errorType"] = error.GetType().Name, ["errorMessage"] = error.Message }.ToJsonString();
}
