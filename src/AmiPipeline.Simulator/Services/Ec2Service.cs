namespace AmiPipeline.Simulator.Services;

/// <summary>EC2's Query protocol: a form in, XML out.</summary>
internal sealed class Ec2Service : IService
{
    private const string ContentType = "text/xml;charset=UTF-8";
    private const string ApiVersion = "2016-11-15";

    public (string Action, ActionParameters Parameters) Read(SimulatorRequest request)
    {
        var parameters = ActionParameters.Parse(request.Form.Span);
        return (parameters.Text("Action") ?? "", parameters);
    }

    public void Authorize(Call call)
    {
        // It refuses what it does not know.
        if (Ec2Actions.ByName.ContainsKey(call.Action))
        {
            Ec2Permissions.Check(call);
        }
    }

    public SimulatorResponse Execute(Call call, string requestId)
    {
        if (call.Action.Length == 0)
        {
            throw new ServiceErrorException("MissingAction", "The request is missing an action parameter.");
        }

        if (call.Parameters.Text("Version") is { } version && version != ApiVersion)
        {
            throw new ServiceErrorException("NoSuchVersion", $"The API version {version} is not modelled, {ApiVersion} is.");
        }

        var action = Ec2Actions.ByName.GetValueOrDefault(call.Action)
            ?? throw new ServiceErrorException("InvalidAction", $"The action {call.Action} is not valid for this web service: the simulator does not model it.");

        using var answer = new Ec2XmlWriter(call.Action, requestId);
        action.Execute(call, answer);
        return call.IsReady
            ? new SimulatorResponse(200, ContentType, answer.Finish(), requestId)
            : throw new InvalidOperationException($"{call.Action} acted before its parameters were checked.");
    }

    public SimulatorResponse Error(ServiceErrorException error, string requestId) =>
        new ErrorForm.Ec2().Write(error, requestId);
}
