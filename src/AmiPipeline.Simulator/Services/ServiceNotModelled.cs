namespace AmiPipeline.Simulator.Services;

/// <summary>A service that is not there. Its callers get an error in the protocol that they speak.</summary>
internal sealed class ServiceNotModelled(SimulatorRequest request, string name) : IService
{
    public (string Action, ActionParameters Parameters) Read(SimulatorRequest request) => (ActionOf(request), ActionParameters.None);

    public void Authorize(Call call)
    {
    }

    public SimulatorResponse Execute(Call call, string requestId) => throw Refusal();

    public ServiceErrorException Refusal() => new(
        "OptInRequired", $"The simulator does not model the service {name}. It models EC2, EBS, KMS, STS, Parameter Store of Systems Manager, launch configurations of Auto Scaling, and items of DynamoDB.", 403);

    public SimulatorResponse Error(ServiceErrorException error, string requestId) => ErrorForms.For(request).Write(error, requestId);

    // Of a REST service the action is its method and path.
    private static string ActionOf(SimulatorRequest request) =>
        request.Target ?? (ErrorForms.For(request) is ErrorForm.Query ? ActionParameters.Parse(request.Form.Span).Text("Action") : null) ?? $"{request.Method} {request.Path}";
}
