using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;

namespace AmiPipeline.Bootstrap.Tests.Running;

/// <summary>The executable as Lambda starts it: a process of its own, with Lambda's environment and nothing else.</summary>
internal sealed class BootstrapProcess : IAsyncDisposable
{
    // Nothing here takes so long: it is for telling what hangs instead of hanging.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Channel<string> _output = Channel.CreateUnbounded<string>();
    private readonly ConcurrentQueue<string> _errors = new();

    private BootstrapProcess(Process process, RuntimeApiServer api, long startedAt)
    {
        _process = process;
        StartedAt = startedAt;
        Api = api;
        process.OutputDataReceived += (_, line) => _output.Writer.TryWrite(line.Data ?? "");
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
            {
                _errors.Enqueue(text);
            }
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public RuntimeApiServer Api { get; }

    public int Id => _process.Id;

    /// <summary>When it was started, by <see cref="Stopwatch.GetTimestamp"/>: the Runtime API's server was there already.</summary>
    public long StartedAt { get; }

    /// <summary>What it has written to its standard error so far, which Lambda puts into the log too: all of it when it has ended.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>Starts it.</summary>
    /// <param name="command">The executable and its arguments.</param>
    /// <param name="taskRoot">The folder that Lambda would unpack the function's package into.</param>
    /// <param name="environment">Beside Lambda's own, and over them; a variable that is null is not set.</param>
    public static async Task<BootstrapProcess> StartAsync(IReadOnlyList<string> command, string taskRoot, IReadOnlyDictionary<string, string?> environment)
    {
        var api = await RuntimeApiServer.StartAsync();
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = taskRoot,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in LambdaVariables(api.Endpoint, taskRoot).Concat(environment))
        {
            if (value is null)
            {
                start.Environment.Remove(name);
            }
            else
            {
                start.Environment[name] = value;
            }
        }

        var startedAt = Stopwatch.GetTimestamp();
        return new BootstrapProcess(Process.Start(start)!, api, startedAt);
    }

    /// <summary>Has it serve an invocation.</summary>
    /// <exception cref="InvalidOperationException">It ended, or fell silent, without an answer.</exception>
    public Task<Answer> InvokeAsync(Invocation invocation) => WithinReasonAsync(Api.InvokeAsync(invocation));

    /// <summary>The next line of its log.</summary>
    /// <exception cref="InvalidOperationException">It ended before.</exception>
    public Task<string> LineAsync() => WithinReasonAsync(_output.Reader.ReadAsync().AsTask());

    /// <summary>Waits until it is ready for invocations.</summary>
    /// <exception cref="InvalidOperationException">It ended before.</exception>
    public Task InitializedAsync() => WithinReasonAsync(Api.Asked.ContinueWith(_ => true, TaskScheduler.Default));

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        await Api.DisposeAsync();
    }

    private async Task<T> WithinReasonAsync<T>(Task<T> wanted)
    {
        var ended = _process.WaitForExitAsync();
        var first = await Task.WhenAny(wanted, ended).WaitAsync(Patience);
        return first == wanted
            ? await wanted
            : throw new InvalidOperationException($"The process ended with {_process.ExitCode}: {string.Join('\n', _errors)}");
    }

    private static IEnumerable<KeyValuePair<string, string?>> LambdaVariables(string api, string root) => new Dictionary<string, string?>
    {
        ["AWS_LAMBDA_RUNTIME_API"] = api,
        ["AWS_LAMBDA_FUNCTION_NAME"] = "AmiPipeline-Test",
        ["AWS_LAMBDA_FUNCTION_VERSION"] = "1",
        ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "512",
        ["AWS_LAMBDA_LOG_FORMAT"] = "JSON",
        ["LAMBDA_TASK_ROOT"] = root,
        ["AWS_REGION"] = "us-east-1",
        ["AWS_ACCESS_KEY_ID"] = "AKIA111122223333",
        ["AWS_SECRET_ACCESS_KEY"] = "simulated",
    };
}
