using AmiPipeline.Engines;
using AmiPipeline.Simulator;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Benchmarks.ColdStart;

/// <summary>The invocation that is measured: the check of an image that is available, one call to EC2.</summary>
/// <param name="Cloud">Where the image is.</param>
/// <param name="Payload">The function's input.</param>
internal sealed record CheckImageCall(SimulatedCloud Cloud, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Takes it from an execution.</summary>
    public static async Task<CheckImageCall> OfAsync(string request)
    {
        var world = FullStack.SetUp();
        var tasks = new RecordingTaskHandler(new FunctionTaskHandler(world.Functions, _ => { }), world.Clock);
        var execution = new Execution(FullStack.Document, Repository.Read($"examples/{request}"), world.Clock, new ExecutionOptions
        {
            StateMachineArn = "arn:aws:states:us-east-1:111122223333:stateMachine:AmiPipeline",
            Name = "benchmark",
            Seed = 1,
        });
        await new ExecutionDriver(tasks, world.Clock).RunAsync(execution);
        return new CheckImageCall(world.Cloud, tasks.Exchanges.Last(task => task.Function == FunctionNames.CheckImage).Payload);
    }
}
