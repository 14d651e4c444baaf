using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using AmiPipeline.Events;
using AmiPipeline.Functions.Settings;

namespace AmiPipeline.Functions.CleanUp.Sweep;

/// <summary>Starts the clean-up state machine for an execution: once an hour at most.</summary>
/// <param name="stepFunctions">Step Functions.</param>
/// <param name="deployment">The deployment.</param>
/// <param name="now">The time.</param>
internal sealed class CleanUpStarter(IAmazonStepFunctions stepFunctions, TriggerDeployment deployment, DateTimeOffset now)
{
    private readonly string _hour = now.ToString("yyyyMMdd'T'HH", CultureInfo.InvariantCulture);

    /// <summary>The name of this hour's clean-up of an execution. The hour is part of it: a name is for one execution, and a clean-up that has failed is to be tried again.</summary>
    public string NameFor(string executionArn) =>
        $"sweep-{_hour}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{_hour} {executionArn}")))[..32]}";

    /// <summary>The execution if it has ended; null while it runs.</summary>
    public async Task<EndedExecution?> EndedAsync(string executionArn)
    {
        var name = ExecutionArn.Parse(executionArn).Name;
        try
        {
            var described = await stepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = executionArn });
            return described.Status == ExecutionStatus.RUNNING || described.Status == ExecutionStatus.PENDING_REDRIVE
                ? null
                : new EndedExecution(executionArn, name, deployment.StateMachine.ToString(), described.Status.Value, described.Input);
        }
        catch (ExecutionDoesNotExistException)
        {
            return new EndedExecution(executionArn, name, deployment.StateMachine.ToString(), EndedExecution.Expired, Input: null);
        }
    }

    /// <summary>Starts it; returns the ARN of the clean-up.</summary>
    public async Task<string> StartAsync(EndedExecution ended)
    {
        var name = NameFor(ended.ExecutionArn);
        try
        {
            return (await stepFunctions.StartExecutionAsync(new StartExecutionRequest
            {
                StateMachineArn = deployment.CleanUpStateMachine.ToString(),
                Name = name,
                Input = new ExecutionEvent(ended).ToJson(),
            })).ExecutionArn;
        }
        catch (ExecutionAlreadyExistsException)
        {
            // This hour's clean-up has been started, and is over: the next hour's is another.
            return deployment.CleanUpStateMachine.Execution(name).ToString();
        }
    }
}
