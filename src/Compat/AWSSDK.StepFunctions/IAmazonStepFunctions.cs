using Amazon.Runtime;
using Amazon.StepFunctions.Model;

namespace Amazon.StepFunctions;

/// <summary>AWS Step Functions. Every operation also throws <see cref="AmazonStepFunctionsException"/> for what any of them may answer.</summary>
public interface IAmazonStepFunctions : IAmazonService, IDisposable
{
    /// <summary>Makes paginators, which follow the tokens by themselves.</summary>
    IStepFunctionsPaginatorFactory Paginators { get; }

    /// <summary>Starts an execution. The same name and input as of a running execution give that execution.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ExecutionAlreadyExistsException">An execution of this name is closed, or has another input.</exception>
    /// <exception cref="ExecutionLimitExceededException">Too many executions run.</exception>
    /// <exception cref="InvalidArnException">The ARN is not one.</exception>
    /// <exception cref="InvalidExecutionInputException">The input is not JSON.</exception>
    /// <exception cref="InvalidNameException">The name is not one.</exception>
    /// <exception cref="StateMachineDeletingException">The state machine is being deleted.</exception>
    /// <exception cref="StateMachineDoesNotExistException">There is no such state machine.</exception>
    Task<StartExecutionResponse> StartExecutionAsync(StartExecutionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Says what became of an execution.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ExecutionDoesNotExistException">There is no such execution.</exception>
    /// <exception cref="InvalidArnException">The ARN is not one.</exception>
    Task<DescribeExecutionResponse> DescribeExecutionAsync(DescribeExecutionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gets the events of an execution.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ExecutionDoesNotExistException">There is no such execution.</exception>
    /// <exception cref="InvalidArnException">The ARN is not one.</exception>
    /// <exception cref="InvalidTokenException">The token is not one.</exception>
    Task<GetExecutionHistoryResponse> GetExecutionHistoryAsync(GetExecutionHistoryRequest request, CancellationToken cancellationToken = default);

    /// <summary>Aborts an execution.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ExecutionDoesNotExistException">There is no such execution.</exception>
    /// <exception cref="InvalidArnException">The ARN is not one.</exception>
    Task<StopExecutionResponse> StopExecutionAsync(StopExecutionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists a state machine's executions, the newest first.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidArnException">The ARN is not one.</exception>
    /// <exception cref="InvalidTokenException">The token is not one.</exception>
    /// <exception cref="StateMachineDoesNotExistException">There is no such state machine.</exception>
    Task<ListExecutionsResponse> ListExecutionsAsync(ListExecutionsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the Map Runs of an execution, the newest first.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ExecutionDoesNotExistException">There is no such execution.</exception>
    /// <exception cref="InvalidArnException">The ARN is not one.</exception>
    /// <exception cref="InvalidTokenException">The token is not one.</exception>
    Task<ListMapRunsResponse> ListMapRunsAsync(ListMapRunsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Says what became of a Map Run.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidArnException">The ARN is not one.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such Map Run.</exception>
    Task<DescribeMapRunResponse> DescribeMapRunAsync(DescribeMapRunRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the tags of a state machine or an activity.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidArnException">The ARN is not one.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such resource.</exception>
    Task<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reports that a task with a token succeeded.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidOutputException">The output is not JSON.</exception>
    /// <exception cref="InvalidTokenException">The token is not one.</exception>
    /// <exception cref="TaskDoesNotExistException">There is no such task.</exception>
    /// <exception cref="TaskTimedOutException">The task has ended.</exception>
    Task<SendTaskSuccessResponse> SendTaskSuccessAsync(SendTaskSuccessRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reports that a task with a token failed.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidTokenException">The token is not one.</exception>
    /// <exception cref="TaskDoesNotExistException">There is no such task.</exception>
    /// <exception cref="TaskTimedOutException">The task has ended.</exception>
    Task<SendTaskFailureResponse> SendTaskFailureAsync(SendTaskFailureRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reports that a task with a token is still worked on.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidTokenException">The token is not one.</exception>
    /// <exception cref="TaskDoesNotExistException">There is no such task.</exception>
    /// <exception cref="TaskTimedOutException">The task has ended.</exception>
    Task<SendTaskHeartbeatResponse> SendTaskHeartbeatAsync(SendTaskHeartbeatRequest request, CancellationToken cancellationToken = default);

    /// <summary>A configuration in which nothing is said, for what makes clients by their interface.</summary>
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonStepFunctionsConfig();

    /// <summary>A client, for what makes clients by their interface.</summary>
    /// <param name="awsCredentials">The credentials; null for the SDK's usual ones.</param>
    /// <param name="clientConfig">The configuration.</param>
    /// <exception cref="AmazonClientException">The configuration is of another service.</exception>
    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        clientConfig is not AmazonStepFunctionsConfig config
            ? throw new AmazonClientException($"A client for Step Functions takes an {nameof(AmazonStepFunctionsConfig)}.")
            : awsCredentials is null ? new AmazonStepFunctionsClient(config) : new AmazonStepFunctionsClient(awsCredentials, config);
}
