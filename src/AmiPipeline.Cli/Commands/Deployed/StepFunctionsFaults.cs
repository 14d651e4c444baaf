using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Deployed;
using AmiPipeline.Functions.Aws;

namespace AmiPipeline.Cli.Commands.Deployed;

/// <summary>What a person is told of a call to Step Functions that did not come back well.</summary>
internal static class StepFunctionsFaults
{
    /// <summary>Makes calls, and throws what a person can act on where one fails.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="stopped">What to say where they were ended.</param>
    /// <param name="stop">Ends them.</param>
    /// <exception cref="UserErrorException">Something that was asked for does not exist, or cannot be; or the calls were ended.</exception>
    /// <exception cref="AwsUnusableException">There are no credentials, they are refused or may not do it, or nobody answers.</exception>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> calls, string stopped, CancellationToken stop)
    {
        try
        {
            return await calls();
        }
        catch (AmazonStepFunctionsException error)
        {
            throw Told(error);
        }
        catch (ForeignExecutionException error)
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

    private static Exception Told(AmazonStepFunctionsException error) => error switch
    {
        StateMachineDoesNotExistException => Refused($"{error.Message}. `aws stepfunctions list-state-machines` lists those that exist."),
        StateMachineDeletingException => Refused($"{error.Message}. It is being deleted; nothing can be started."),
        ExecutionDoesNotExistException => Refused($"{error.Message}. `ami-pipeline list --state-machine ARN` lists those that exist; Step Functions forgets an execution 90 days after its end."),
        InvalidArnException or InvalidNameException or InvalidExecutionInputException or ValidationException => Refused($"Step Functions refuses it: {error.ErrorCode}: {error.Message}"),
        _ when error.ErrorCode is "AccessDeniedException" => new AwsUnusableException($"These credentials may not do it: {error.Message}", error),
        _ when (int)error.StatusCode >= 500 => new AwsUnusableException($"Step Functions has a fault: {error.ErrorCode}: {error.Message}", error),
        _ => new AwsUnusableException($"AWS refuses the call: {error.ErrorCode}: {error.Message}", error),
    };

    private static UserErrorException Refused(string message) => new(ExitCodes.Refused, "Refused", message);
}
