using Amazon.Compat;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.StepFunctions.Internal;
using Amazon.StepFunctions.Model;

namespace Amazon.StepFunctions;

/// <summary>A client for AWS Step Functions. Signing, credentials, retries and transport are those of the SDK's core.</summary>
public class AmazonStepFunctionsClient : AmazonServiceClient, IAmazonStepFunctions
{
    private static readonly ServiceMetadata Metadata = new(AmazonStepFunctionsConfig.ServiceName);

    /// <summary>With the SDK's usual credentials, and a configuration in which nothing is said.</summary>
    public AmazonStepFunctionsClient()
        : this(new AmazonStepFunctionsConfig())
    {
    }

    /// <summary>With the SDK's usual credentials.</summary>
    /// <param name="region">The Region.</param>
    public AmazonStepFunctionsClient(RegionEndpoint region)
        : this(new AmazonStepFunctionsConfig { RegionEndpoint = region })
    {
    }

    /// <summary>With the SDK's usual credentials.</summary>
    /// <param name="config">The configuration.</param>
    public AmazonStepFunctionsClient(AmazonStepFunctionsConfig config)
        : base(config)
    {
    }

    /// <summary>With given credentials.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <param name="region">The Region.</param>
    public AmazonStepFunctionsClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonStepFunctionsConfig { RegionEndpoint = region })
    {
    }

    /// <summary>With given credentials.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <param name="clientConfig">The configuration.</param>
    public AmazonStepFunctionsClient(AWSCredentials credentials, AmazonStepFunctionsConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    public IStepFunctionsPaginatorFactory Paginators => new StepFunctionsPaginatorFactory(this);

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Metadata;

    /// <inheritdoc/>
    public virtual Task<StartExecutionResponse> StartExecutionAsync(StartExecutionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<StartExecutionResponse>(request, StepFunctionsOperations.StartExecution.Options, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeExecutionResponse> DescribeExecutionAsync(DescribeExecutionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeExecutionResponse>(request, StepFunctionsOperations.DescribeExecution.Options, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetExecutionHistoryResponse> GetExecutionHistoryAsync(GetExecutionHistoryRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetExecutionHistoryResponse>(request, StepFunctionsOperations.GetExecutionHistory.Options, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<StopExecutionResponse> StopExecutionAsync(StopExecutionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<StopExecutionResponse>(request, StepFunctionsOperations.StopExecution.Options, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListExecutionsResponse> ListExecutionsAsync(ListExecutionsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListExecutionsResponse>(request, StepFunctionsOperations.ListExecutions.Options, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListMapRunsResponse> ListMapRunsAsync(ListMapRunsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListMapRunsResponse>(request, StepFunctionsOperations.ListMapRuns.Options, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeMapRunResponse> DescribeMapRunAsync(DescribeMapRunRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeMapRunResponse>(request, StepFunctionsOperations.DescribeMapRun.Options, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListTagsForResourceResponse>(request, StepFunctionsOperations.ListTagsForResource.Options, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<SendTaskSuccessResponse> SendTaskSuccessAsync(SendTaskSuccessRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<SendTaskSuccessResponse>(request, StepFunctionsOperations.SendTaskSuccess.Options, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<SendTaskFailureResponse> SendTaskFailureAsync(SendTaskFailureRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<SendTaskFailureResponse>(request, StepFunctionsOperations.SendTaskFailure.Options, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<SendTaskHeartbeatResponse> SendTaskHeartbeatAsync(SendTaskHeartbeatRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<SendTaskHeartbeatResponse>(request, StepFunctionsOperations.SendTaskHeartbeat.Options, cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => RegionalEndpointResolver.AddTo(pipeline);
}
