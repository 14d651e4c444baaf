using System.Net;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Xunit;

namespace AWSSDK.StepFunctions.Compat.Tests;

/// <summary>Error codes become exceptions (Step Functions API Reference, the Errors of each action).</summary>
public sealed class ErrorTests
{
    private static readonly StartExecutionRequest Start = new() { StateMachineArn = "arn" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ExecutionAlreadyExists", typeof(ExecutionAlreadyExistsException))]
    [InlineData("ExecutionLimitExceeded", typeof(ExecutionLimitExceededException))]
    [InlineData("InvalidArn", typeof(InvalidArnException))]
    [InlineData("InvalidExecutionInput", typeof(InvalidExecutionInputException))]
    [InlineData("InvalidName", typeof(InvalidNameException))]
    [InlineData("KmsAccessDeniedException", typeof(KmsAccessDeniedException))]
    [InlineData("KmsInvalidStateException", typeof(KmsInvalidStateException))]
    [InlineData("KmsThrottlingException", typeof(KmsThrottlingException))]
    [InlineData("StateMachineDeleting", typeof(StateMachineDeletingException))]
    [InlineData("StateMachineDoesNotExist", typeof(StateMachineDoesNotExistException))]
    [InlineData("ValidationException", typeof(ValidationException))]
    [InlineData("AccessDeniedException", typeof(AmazonStepFunctionsException))]
    public Task StartExecution_Refused_Throws(string code, Type expected) =>
        RefusedAsync(code, expected, client => client.StartExecutionAsync(Start, Cancel));

    [Theory]
    [InlineData("ExecutionDoesNotExist", typeof(ExecutionDoesNotExistException))]
    [InlineData("InvalidArn", typeof(InvalidArnException))]
    [InlineData("InvalidToken", typeof(InvalidTokenException))]
    public Task GetExecutionHistory_Refused_Throws(string code, Type expected) =>
        RefusedAsync(code, expected, client => client.GetExecutionHistoryAsync(new GetExecutionHistoryRequest { ExecutionArn = "arn" }, Cancel));

    [Theory]
    [InlineData("StateMachineTypeNotSupported", typeof(StateMachineTypeNotSupportedException))]
    [InlineData("ResourceNotFound", typeof(ResourceNotFoundException))]
    public Task ListExecutions_Refused_Throws(string code, Type expected) =>
        RefusedAsync(code, expected, client => client.ListExecutionsAsync(new ListExecutionsRequest { StateMachineArn = "arn" }, Cancel));

    [Theory]
    [InlineData("InvalidOutput", typeof(InvalidOutputException))]
    [InlineData("InvalidToken", typeof(InvalidTokenException))]
    [InlineData("TaskDoesNotExist", typeof(TaskDoesNotExistException))]
    [InlineData("TaskTimedOut", typeof(TaskTimedOutException))]
    public Task SendTaskSuccess_Refused_Throws(string code, Type expected) =>
        RefusedAsync(code, expected, client => client.SendTaskSuccessAsync(new SendTaskSuccessRequest { TaskToken = "t", Output = "1" }, Cancel));

    [Fact]
    public async Task Call_ThrottledOnce_IsTriedAgain()
    {
        var endpoint = new Endpoint().Refuse("ThrottlingException").Answer("""{"executionArn":"arn:1"}""");
        using var client = endpoint.Client(config => config.MaxErrorRetry = 1);

        Assert.Equal("arn:1", (await client.StartExecutionAsync(Start, Cancel)).ExecutionArn);
        Assert.Equal(2, endpoint.Requests.Count);
    }

    [Fact]
    public async Task Call_RefusedForGood_IsNotTriedAgain()
    {
        var endpoint = new Endpoint().Refuse("ExecutionAlreadyExists");
        using var client = endpoint.Client(config => config.MaxErrorRetry = 3);

        await Assert.ThrowsAsync<ExecutionAlreadyExistsException>(() => client.StartExecutionAsync(Start, Cancel));
        Assert.Single(endpoint.Requests);
    }

    private static async Task RefusedAsync(string code, Type expected, Func<AmazonStepFunctionsClient, Task> call)
    {
        using var client = new Endpoint().Refuse(code, "Because.").Client();

        var error = (AmazonStepFunctionsException)await Assert.ThrowsAsync(expected, () => call(client));

        Assert.Equal((code, "Because.", "request-1", HttpStatusCode.BadRequest), (error.ErrorCode, error.Message, error.RequestId, error.StatusCode));
    }
}
