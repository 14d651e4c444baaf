using Amazon;
using Amazon.Runtime;
using Amazon.StepFunctions;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.StepFunctions.Tests;

/// <summary>The endpoint with one state machine, and the SDK's client over it.</summary>
internal sealed class Service : IDisposable, ITaskHandler
{
    public const string Machine = "arn:aws:states:us-east-1:111122223333:stateMachine:Doubling";

    public const string ExecutionPrefix = "arn:aws:states:us-east-1:111122223333:execution:Doubling:";

    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Waits 10 seconds, then calls a function.</summary>
    private const string Definition = """
        { "StartAt": "Pause", "TimeoutSeconds": 600, "States": {
            "Pause": { "Type": "Wait", "SecondsPath": "$.pause", "Next": "Double" },
            "Double": { "Type": "Task", "Resource": "${DoubleFunctionArn}", "End": true } } }
        """;

    public Service(string definition = Definition)
    {
        Clock = new VirtualClock(Start);
        Endpoint = new StepFunctionsEndpoint(Clock);
        Endpoint.AddStateMachine(Machine, StateMachineDocument.Load(definition), this);
        Http = new HttpClient(Endpoint);
        Client = ClientOf("us-east-1");
    }

    public VirtualClock Clock { get; }

    public StepFunctionsEndpoint Endpoint { get; }

    public AmazonStepFunctionsClient Client { get; }

    /// <summary>What the function does. Default: it returns 2.</summary>
    public Func<TaskRequest, TaskOutcome> Function { get; set; } = _ => TaskOutcome.Succeeded("2");

    public HttpClient Http { get; }

    public AmazonStepFunctionsClient ClientOf(string region) => new(
        new BasicAWSCredentials("AKIA111122223333", "secret"),
        new AmazonStepFunctionsConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            HttpClientFactory = new HandlerClientFactory(Endpoint),
            MaxErrorRetry = 0,
            IgnoreConfiguredEndpointUrls = true,
        });

    public ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(Function(request));

    public void Dispose()
    {
        Client.Dispose();
        Http.Dispose();
    }
}
