using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Executions;

public sealed class ParallelTests
{
    [Fact]
    public async Task Branch_ThatFails_AbortsItsSiblings()
    {
        var execution = await Machine.RunAsync(
            Machine.Of($$"""
                "P": { "Type": "Parallel", "End": true, "Branches": [
                    { "StartAt": "Wait", "States": { "Wait": { "Type": "Wait", "Seconds": 60, "End": true } } },
                    { "StartAt": "Inner", "States": { "Inner": { "Type": "Parallel", "End": true, "Branches": [
                        { "StartAt": "Deep", "States": { "Deep": {{Machine.Task()}} } }] } } },
                    { "StartAt": "Bad", "States": { "Bad": { "Type": "Wait", "Seconds": 5, "Next": "Fail" }, "Fail": { "Type": "Fail", "Error": "X", "Cause": "why" } } },
                    { "StartAt": "Done", "States": { "Done": { "Type": "Succeed" } } }] }
                """),
            function: _ => TaskOutcome.Hang);

        Assert.Equal(
            [
                "5 FailStateEntered Fail", "5 WaitStateAborted", "5 TaskStateAborted", "5 ParallelStateAborted", "5 ParallelStateFailed",
                "5 ExecutionFailed X",
            ],
            execution.Timeline().TakeLast(6));
        var failed = execution.History.Single(one => one.Name == "Fail");
        Assert.All(execution.History.TakeLast(5).SkipLast(1), one => Assert.Equal(failed.Id, one.PreviousEventId));
        Assert.Equal(("X", "why"), (execution.Error, execution.Cause));
    }

    [Fact]
    public void Branch_ThatFails_CancelsTheTasksOfItsSiblings()
    {
        var clock = new VirtualClock(Machine.Start);
        var execution = new Execution(
            StateMachineDocument.Load(Machine.Of($$"""
                "P": { "Type": "Parallel", "End": true, "Branches": [
                    { "StartAt": "A", "States": { "A": {{Machine.Task()}} } },
                    { "StartAt": "B", "States": { "B": {{Machine.Task()}} } }] }
                """)),
            "{}",
            clock);
        var tasks = execution.Advance();
        execution.TaskFailed(tasks[1].Id, "X", null);
        execution.Advance();

        Assert.Equal([tasks[0].Id], execution.TakeCancelledTasks());
        Assert.False(execution.TaskSucceeded(tasks[0].Id, "1"));
        Assert.Empty(execution.TakeCancelledTasks());
    }

    [Fact]
    public async Task Retry_OfParallel_RunsEveryBranchAgain()
    {
        List<string> calls = [];
        var execution = await Machine.RunAsync(
            Machine.Of($$"""
                "P": { "Type": "Parallel", "End": true, "Retry": [{ "ErrorEquals": ["X"], "IntervalSeconds": 2 }], "Branches": [
                    { "StartAt": "A", "States": { "A": {{Machine.Task()}} } },
                    { "StartAt": "B", "States": { "B": {{Machine.Task()}} } }] }
                """),
            function: request =>
            {
                calls.Add(request.StateName);
                return calls.Count == 2 ? TaskOutcome.Failed("X", null) : TaskOutcome.Succeeded($"\"{request.StateName}\"");
            });

        Assert.Equal("ABAB", string.Concat(calls));
        Assert.Equal("""["A","B"]""", execution.Output);
        Assert.Equal(2, execution.Timeline().Count(text => text.EndsWith("ParallelStateStarted", StringComparison.Ordinal)));
        Assert.DoesNotContain(execution.Timeline(), text => text.Contains("ParallelStateFailed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Catch_AroundOneBranch_SeesTheInnerErrorAndTheRawInput()
    {
        var execution = await Machine.RunAsync(
            Machine.Of($$"""
                "P": { "Type": "Parallel", "Next": "E", "Parameters": { "only": 1 }, "ResultPath": "$.result",
                       "Catch": [{ "ErrorEquals": ["ImageFailed"], "ResultPath": "$.failure", "Next": "E" }],
                       "Branches": [{ "StartAt": "A", "States": { "A": {{Machine.Task()}} } }] },
                "E": { "Type": "Succeed" }
                """),
            """{"id":7}""",
            request => TaskOutcome.Failed("ImageFailed", request.Payload));

        Assert.Equal("""{"id":7,"failure":{"Error":"ImageFailed","Cause":"{\"only\":1}"}}""", execution.Output);
        Assert.Equal(
            ["0 LambdaFunctionFailed ImageFailed", "0 TaskStateAborted", "0 ParallelStateFailed", "0 ParallelStateExited P"],
            execution.Timeline().Skip(6).Take(4));
    }

    [Fact]
    public async Task RuntimeError_InABranch_EscapesEveryCatch()
    {
        var execution = await Machine.RunAsync(Machine.Of("""
            "P": { "Type": "Parallel", "Next": "E", "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "E" }],
                   "Branches": [{ "StartAt": "A", "States": { "A": { "Type": "Pass", "InputPath": "$.missing", "End": true } } }] },
            "E": { "Type": "Succeed" }
            """));

        Assert.Equal((ExecutionStatus.Failed, ErrorNames.Runtime), (execution.Status, execution.Error));
    }

    [Fact]
    public async Task Results_StandInTheOrderOfTheBranches()
    {
        var execution = await Machine.RunAsync(Machine.Of("""
            "P": { "Type": "Parallel", "End": true, "ResultSelector": { "second.$": "$[1]", "first.$": "$[0]" }, "Branches": [
                { "StartAt": "A", "States": { "A": { "Type": "Wait", "Seconds": 9, "Next": "A2" }, "A2": { "Type": "Pass", "Result": "a", "End": true } } },
                { "StartAt": "B", "States": { "B": { "Type": "Pass", "Result": "b", "End": true } } }] }
            """));

        Assert.Equal("""{"second":"b","first":"a"}""", execution.Output);
    }
}
