using AmiPipeline.StatesLanguage.Data;

namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>The names of an execution and of what it belongs to.</summary>
internal sealed record ExecutionIdentity
{
    private const int ArnParts = 7;

    private ExecutionIdentity()
    {
    }

    public required string Partition { get; init; }

    public required string Region { get; init; }

    public required string AccountId { get; init; }

    /// <summary>The state machine's ARN; of a child execution, the qualified one that ends in the label of its Map state.</summary>
    public required string StateMachineArn { get; init; }

    public required string StateMachineName { get; init; }

    public required string Name { get; init; }

    public required string ExecutionArn { get; init; }

    public required string RoleArn { get; init; }

    /// <summary>Whether it is an Express child execution.</summary>
    public bool IsExpress { get; init; }

    /// <exception cref="ArgumentException">The ARN of the state machine is malformed.</exception>
    public static ExecutionIdentity Create(ExecutionOptions options, DeterministicRandom random)
    {
        var parts = options.StateMachineArn.Split(':');
        if (parts.Length != ArnParts || parts[0] != "arn" || parts[5] != "stateMachine")
        {
            throw new ArgumentException(
                $"StateMachineArn must be like arn:aws:states:REGION:ACCOUNT:stateMachine:NAME, but is '{options.StateMachineArn}'.", nameof(options));
        }

        var name = options.Name ?? random.NextGuid().ToString();
        return new ExecutionIdentity
        {
            Partition = parts[1],
            Region = parts[3],
            AccountId = parts[4],
            StateMachineArn = options.StateMachineArn,
            StateMachineName = parts[6],
            Name = name,
            ExecutionArn = $"arn:{parts[1]}:states:{parts[3]}:{parts[4]}:execution:{parts[6]}:{name}",
            RoleArn = options.RoleArn ?? $"arn:{parts[1]}:iam::{parts[4]}:role/{parts[6]}",
        };
    }

    /// <summary>The identity of a child execution (developer guide, Viewing Map Runs; API Reference, StartExecution: qualified ARNs).</summary>
    /// <param name="label">The label of the Map state.</param>
    /// <param name="isExpress">Whether it is an Express execution.</param>
    /// <param name="random">Names it.</param>
    public ExecutionIdentity ForChild(string label, bool isExpress, DeterministicRandom random)
    {
        var name = random.NextGuid().ToString();
        return this with
        {
            StateMachineArn = $"{Prefix}:stateMachine:{StateMachineName}/{label}",
            Name = name,
            ExecutionArn = isExpress
                ? $"{Prefix}:express:{StateMachineName}/{label}:{name}:{random.NextGuid()}"
                : $"{Prefix}:execution:{StateMachineName}/{label}:{name}",
            IsExpress = isExpress,
        };
    }

    public string MapRunArn(string label, DeterministicRandom random) => $"{Prefix}:mapRun:{StateMachineName}/{label}:{random.NextGuid()}";

    private string Prefix => $"arn:{Partition}:states:{Region}:{AccountId}";
}
