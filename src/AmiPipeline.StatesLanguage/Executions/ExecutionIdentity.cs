using AmiPipeline.StatesLanguage.Data;

namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>The names of an execution and of what it belongs to.</summary>
internal sealed class ExecutionIdentity
{
    private const int ArnParts = 7;

    public ExecutionIdentity(ExecutionOptions options, DeterministicRandom random)
    {
        var parts = options.StateMachineArn.Split(':');
        if (parts.Length != ArnParts || parts[0] != "arn" || parts[5] != "stateMachine")
        {
            throw new ArgumentException(
                $"StateMachineArn must be like arn:aws:states:REGION:ACCOUNT:stateMachine:NAME, but is '{options.StateMachineArn}'.", nameof(options));
        }

        StateMachineArn = options.StateMachineArn;
        StateMachineName = parts[6];
        Region = parts[3];
        Name = options.Name ?? random.NextGuid().ToString();
        ExecutionArn = $"arn:{parts[1]}:states:{parts[3]}:{parts[4]}:execution:{StateMachineName}:{Name}";
        RoleArn = options.RoleArn ?? $"arn:{parts[1]}:iam::{parts[4]}:role/{StateMachineName}";
    }

    public string StateMachineArn { get; }

    public string StateMachineName { get; }

    public string Region { get; }

    public string Name { get; }

    public string ExecutionArn { get; }

    public string RoleArn { get; }
}
