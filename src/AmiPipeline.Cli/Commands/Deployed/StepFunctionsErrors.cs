using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Fleets;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Reports.Deployed;

namespace AmiPipeline.Cli.Commands.Deployed;

/// <summary>Turns failed calls to Step Functions into errors that the user can act on.</summary>
internal static class StepFunctionsErrors
{
    /// <summary>Makes calls, and throws an error that the user can act on if one fails.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="stopped">The message if they were cancelled.</param>
    /// <param name="stop">Cancels them.</param>
    /// <exception cref="UserErrorException">Something does not exist or is invalid, or the calls were cancelled.</exception>
    /// <exception cref="AwsUnusableException">There are no credentials, they are rejected or lack permission, or there is no response.</exception>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> calls, string stopped, CancellationToken stop)
    {
        try
        {
            return await calls();
        }
        catch (AmazonStepFunctionsException error)
        {
            throw Translate(error);
        }
        catch (Exception error) when (error is ForeignExecutionException or ForeignFleetException)
        {
            throw Refused(error.Message);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw new UserErrorException(ExitCodes.Cancelled, "Cancelled", stopped);
        }
        catch (Exception error) when (AwsErrors.IsAwsFailure(error))
        {
            throw new AwsUnusableException($"AWS cannot be reached: {error.Message.ReplaceLineEndings(" ").Trim()}", error);
        }
    }

    private static Exception Translate(AmazonStepFunctionsException error) => error switch
    {
        StateMachineDoesNotExistException => Refused($"{error.Message}. `aws stepfunctions list-state-machines` lists the existing ones."),
        StateMachineDeletingException => Refused($"{error.Message}. It is being deleted; no execution can be started."),
        ExecutionDoesNotExistException => Refused($"{error.Message}. `ami-pipeline list --state-machine ARN` lists the existing ones; Step Functions deletes an execution 90 days after its end."),
        InvalidArnException or InvalidNameException or InvalidExecutionInputException or ValidationException => Refused($"Step Functions rejected the call: {error.ErrorCode}: {error.Message}"),
        _ when error.ErrorCode is "AccessDeniedException" => new AwsUnusableException($"These credentials lack the permission: {error.Message}", error),
        _ when (int)error.StatusCode >= 500 => new AwsUnusableException($"Step Functions failed: {error.ErrorCode}: {error.Message}", error),
        _ => new AwsUnusableException($"AWS rejected the call: {error.ErrorCode}: {error.Message}", error),
    };

    private static UserErrorException Refused(string message) => new(ExitCodes.Refused, "Refused", message);
}
