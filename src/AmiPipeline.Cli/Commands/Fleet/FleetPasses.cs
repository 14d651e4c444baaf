using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Engines.Fleets;

namespace AmiPipeline.Cli.Commands.Fleet;

/// <summary>The passes of a fleet: executions named after it, the second with <c>-2</c> and so on.</summary>
/// <param name="stepFunctions">Step Functions.</param>
/// <param name="stateMachine">The fleet state machine.</param>
internal sealed class FleetPasses(IAmazonStepFunctions stepFunctions, StateMachineReference stateMachine)
{
    /// <summary>Starts the next pass; or gives the last one, if it runs with the same input, or has succeeded with the same requests.</summary>
    /// <param name="input">The input.</param>
    /// <param name="stop">Cancels the calls.</param>
    /// <exception cref="UserErrorException">The input is too long, or another fleet has the name, or the last pass runs with another input.</exception>
    public async Task<DescribeExecutionResponse> StartAsync(FleetInput input, CancellationToken stop)
    {
        var json = ExecutionInput.Compact(input.ToJson().ToJsonString());
        if (Encoding.UTF8.GetByteCount(json) is var bytes and > FleetInput.MaxBytes)
        {
            throw new UserErrorException(ExitCodes.Refused, "ListTooLong",
                $"The list has {bytes} bytes; the input of a fleet may have at most {FleetInput.MaxBytes}. Put it into the fleet's bucket, which the stack has with \"fleetBucket\": true:\n"
                + "ami-pipeline fleet list LIST > list.json\nThen copy it there (aws s3 cp list.json s3://BUCKET/list.json), and start s3://BUCKET/list.json.");
        }

        for (var pass = 1; ; pass++)
        {
            var name = NameOf(input.Fleet, pass);
            try
            {
                var started = await stepFunctions.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = stateMachine.Arn, Name = name, Input = json }, stop);
                return new DescribeExecutionResponse { ExecutionArn = started.ExecutionArn, Name = name, Status = ExecutionStatus.RUNNING, StartDate = started.StartDate, Input = json };
            }
            catch (ExecutionAlreadyExistsException)
            {
                var existing = await DescribeAsync(input.Fleet, pass, stop) ?? throw NameTaken(name, input.Fleet);
                if (existing.Status == ExecutionStatus.RUNNING)
                {
                    throw new UserErrorException(ExitCodes.Refused, "FleetRunning",
                        $"{existing.ExecutionArn} runs with another list or other options. Wait for its end, or stop it; then the same command does what is missing.");
                }

                if (existing.Status == ExecutionStatus.SUCCEEDED && IsSame(existing.Input, input, json))
                {
                    return existing;
                }
            }
        }
    }

    /// <summary>The last pass.</summary>
    /// <param name="fleet">The fleet's name.</param>
    /// <param name="stop">Cancels the calls.</param>
    /// <exception cref="UserErrorException">There is none.</exception>
    public async Task<ExecutionArn> LastAsync(string fleet, CancellationToken stop)
    {
        ExecutionArn? last = null;
        for (var pass = 1; await DescribeAsync(fleet, pass, stop) is { } found; pass++)
        {
            last = ExecutionArn.Parse(found.ExecutionArn);
        }

        return last ?? throw new UserErrorException(ExitCodes.Refused, "Refused",
            $"There is no fleet {fleet} of {stateMachine.Arn}; Step Functions forgets an execution 90 days after its end. `ami-pipeline list --state-machine ARN` lists the existing ones.");
    }

    // Null if there is none; an execution of that name may be another fleet's, such as the first pass of one named golden-2.
    private async Task<DescribeExecutionResponse?> DescribeAsync(string fleet, int pass, CancellationToken stop)
    {
        try
        {
            var found = await stepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = stateMachine.Execution(NameOf(fleet, pass)).ToString() }, stop);
            return FleetReader.FleetOf(found.Input) == fleet ? found : null;
        }
        catch (ExecutionDoesNotExistException)
        {
            return null;
        }
    }

    private static string NameOf(string fleet, int pass) => pass == 1 ? fleet : string.Create(CultureInfo.InvariantCulture, $"{fleet}-{pass}");

    // An object in S3 may have another list by now under the same key.
    private static bool IsSame(string? existing, FleetInput input, string json) =>
        input.List is null && existing is not null && JsonNode.DeepEquals(JsonNode.Parse(existing), JsonNode.Parse(json));

    private static UserErrorException NameTaken(string name, string fleet) =>
        new(ExitCodes.Refused, "NameTaken", $"The name {name} is taken by an execution that is not of the fleet {fleet}. Choose another --name.");
}
