using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using AmiPipeline.Engines;
using AmiPipeline.Scenarios.Deployed;
using AmiPipeline.StepFunctions;
using Xunit;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>Which executions a function can start and stop, by calls of Step Functions.</summary>
public sealed class OtherStateMachineScenarios
{
    private const string Other = $"arn:aws:states:{Account.Region}:{Account.Id}:stateMachine:Other";
    private static readonly string[] StateMachines = [SimulatedDeployment.StateMachineArn, SimulatedDeployment.CleanUpStateMachineArn, Other];

    public static TheoryData<string> Sets => [.. SynthesizedRoles.Sets.Keys];

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task Triggers_StartTheirStateMachine_AndNoFunctionStartsAnother(string roles)
    {
        var account = new Account();
        using var stepFunctions = new StepFunctionsEndpoint(account.Engine.Clock);
        foreach (var stateMachine in StateMachines)
        {
            stepFunctions.AddStateMachine(stateMachine, PipelineDocument.LoadCleanUp(), new FunctionTaskHandler(name => throw new NotSupportedException(name), _ => { }));
        }

        var started = new List<string>();
        foreach (var role in SynthesizedRoles.Sets[roles].All)
        {
            using var handler = new RoleStepFunctionsHandler(account.Engine.Cloud, role, stepFunctions, []);
            var client = SynthesizedRoles.ClientsOf(account.Engine.Cloud, account.Engine.Clock, role, handler).StepFunctions(HostileAccount.Here);
            foreach (var stateMachine in StateMachines)
            {
                var request = new StartExecutionRequest { StateMachineArn = stateMachine, Name = role.Function, Input = "{}" };
                if (await IsAllowedAsync(() => client.StartExecutionAsync(request)))
                {
                    started.Add($"{role.Function} {stateMachine}");
                }
            }
        }

        Assert.Equal(
            [
                $"{FunctionNames.StartPipeline} {SimulatedDeployment.StateMachineArn}",
                $"{FunctionNames.ReconcileImages} {SimulatedDeployment.StateMachineArn}",
                $"{FunctionNames.SweepExecutions} {SimulatedDeployment.CleanUpStateMachineArn}",
            ],
            started);
        Assert.Equal(started.Count, stepFunctions.Executions.Count);
    }

    private static async Task<bool> IsAllowedAsync(Func<Task> call)
    {
        var outcome = await Record.ExceptionAsync(call);
        Assert.True(outcome is null or AmazonStepFunctionsException { ErrorCode: "AccessDeniedException" }, $"{outcome}");
        return outcome is null;
    }
}
