using System.Text;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.TestUtilities;
using AmiPipeline.Configuration;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Errors;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Engines.Tests.BadInput;

/// <summary>What the state machine passes to its functions, with anything wrong in it: a person in the console may edit a definition or start an execution in the middle.</summary>
public sealed class BadPayloadTests
{
    private const int Count = 60;

    private static readonly WorldDefinition World = WorldDefinition.Parse(Repository.Read("examples/simulated-account.json"));
    private static readonly Lazy<Task<ILookup<string, string>>> Inputs = new(RecordAsync);

    public static TheoryData<string> Functions { get; } = [.. FunctionNames.All];

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Input_WithAnythingWrong_IsAnErrorOfThePipeline(string name)
    {
        var inputs = (await Inputs.Value)[name].ToList();
        Assert.NotEmpty(inputs);
        var failures = new List<string>();
        // The shortest and the longest: they are of different routes, or of different waits.
        foreach (var input in inputs.OrderBy(input => input.Length).Take(1).Union(inputs.OrderBy(input => input.Length).TakeLast(1)))
        {
            foreach (var wrong in Mutations.Generate(input, Count))
            {
                if (await FindFailureAsync(Create().Function(name), wrong) is { } failure)
                {
                    failures.Add(failure);
                }
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count}: {string.Join("\n\n", failures.Take(5))}");
    }

    private static async Task<string?> FindFailureAsync(Functions.Catalog.LambdaFunction function, string input)
    {
        try
        {
            await using var output = await function.InvokeAsync(new MemoryStream(Encoding.UTF8.GetBytes(input)), new TestLambdaContext { Logger = new SilentLogger() });
            return null;
        }
        catch (Exception error) when (error is PipelineException or JsonSerializerException)
        {
            return error.Message.Length > 20 ? null : $"{error}";
        }
        catch (Exception error)
        {
            return $"{error.GetType().Name}: {error.Message} {error.StackTrace?.Split('\n')[0]} {error.StackTrace?.Split('\n').ElementAtOrDefault(1)}";
        }
    }

    private static async Task<ILookup<string, string>> RecordAsync()
    {
        var inputs = new List<(string Function, string Input)>();
        foreach (var example in new[] { "s3-encrypt", "s4-capture", "s5-unique-keys", "s5-unique-keys-snapshots", "other-account", "copies", "share", "publish", "retention" })
        {
            var report = await Create(tasks => new RecordingTasks(tasks, inputs)).RunAsync(Repository.Read($"examples/{example}.json"), "recorded");
            Assert.True(report.Status == ExecutionStatus.Succeeded, $"{example}: {report.Failure}");
        }

        return inputs.ToLookup(input => input.Function, input => input.Input);
    }

    private static SimulatedEngine Create(Func<ITaskHandler, ITaskHandler>? tasks = null) => new(World, new SimulatedEngineOptions
    {
        Functions = new() { Configuration = ConfigurationReader.Read(Repository.Read("examples/other-account.deployment.json")) },
        Tasks = tasks ?? (functions => functions),
    });

    private sealed class RecordingTasks(ITaskHandler functions, List<(string Function, string Input)> inputs) : ITaskHandler
    {
        public ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
        {
            inputs.Add((FunctionNames.All.Single(name => request.Function == FunctionNames.Placeholder(name)), Encoding.UTF8.GetString(request.PayloadUtf8.Span)));
            return functions.InvokeAsync(request, cancellationToken);
        }
    }
}
