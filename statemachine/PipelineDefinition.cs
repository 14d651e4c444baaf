using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.StepFunctions;
using AmiPipeline.Plans;
using Constructs;
using Parallel = Amazon.CDK.AWS.StepFunctions.Parallel;
using StateErrors = Amazon.CDK.AWS.StepFunctions.Errors;

namespace AmiPipeline.StateMachine;

/// <summary>The state machine. Rendered to <c>ami-pipeline.asl.json</c>, which every engine runs.</summary>
public static class PipelineDefinition
{
    /// <summary>Builds the definition: share a source of another account, plan, build the image by one of the routes, verify, commit, then copy, share, publish and retain; clean up and unshare in any case.</summary>
    /// <param name="scope">The construct that the states belong to.</param>
    /// <param name="functions">A function by its name, one of <see cref="FunctionNames.All"/>.</param>
    public static IChainable Build(Construct scope, Func<string, IFunction> functions)
    {
        var tasks = new PipelineTasks(scope, functions, ExecutionPaths.Own);
        var cleanUp = PipelineEnd.Build(scope, tasks);

        // A Parallel with a single branch, so that one Catch covers everything that may leave resources behind, including errors that no task's Catch handles.
        var build = new Parallel(scope, StateNames.BuildImage, new ParallelProps { OutputPath = "$[0]" });
        build.Branch(Routes(scope, tasks));
        build.AddCatch(cleanUp, new CatchProps { Errors = [StateErrors.ALL], ResultPath = "$.error" });
        build.Next(cleanUp);

        var nothingWasMade = PipelineEnd.NothingWasMade(scope, cleanUp);
        var plan = tasks.Task(StateNames.PlanImage, "$", "request=$");
        plan.AddCatch(nothingWasMade, new CatchProps { Errors = [StateErrors.ALL], ResultPath = "$" });
        plan.Next(build);

        return SourceSharing.Begin(scope, tasks, plan, cleanUp, nothingWasMade);
    }

    private static Choice Routes(Construct scope, PipelineTasks tasks)
    {
        var destinations = DestinationStages.Build(scope, tasks);
        var verify = Steps.Chain(
            destinations,
            tasks.Step(StateNames.VerifyImage, "$.result", "plan", "image", "source"),
            tasks.Step(StateNames.CommitImage, "$.committed", "plan", "result"));
        var waitForImage = Steps.Chain(verify, tasks.WaitForImage(LoopStates.Image));

        var chooseRoute = new Choice(scope, ControlStates.ChooseRoute);
        var secondRoute = SecondRoute.Build(scope, chooseRoute);
        return chooseRoute
            .When(Route(ImageRoute.None), destinations)
            .When(Route(ImageRoute.Existing), verify)
            .When(Route(ImageRoute.Copy), Steps.Chain(waitForImage, tasks.Step(StateNames.StartCopy, "$.image", "plan", "source")))
            .When(Route(ImageRoute.CopyFirst), Steps.Chain(secondRoute, tasks.Step(StateNames.CopySource, "$.image", "plan", "source"), tasks.WaitForImage(LoopStates.CopiedSource)))
            .When(Route(ImageRoute.Capture), CaptureRoute.Build(scope, tasks, secondRoute, verify))
            .When(Route(ImageRoute.Instance), InstanceRoute.Build(scope, tasks, waitForImage))
            .When(Route(ImageRoute.Snapshots), SnapshotsRoute.Build(scope, tasks, waitForImage));
    }

    private static Condition Route(ImageRoute route) => Condition.StringEquals("$.route", route.JsonName());
}
