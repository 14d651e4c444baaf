using System.Text;
using AmiPipeline.Simulator.AutoScaling;
using AmiPipeline.Simulator.Iam;

namespace AmiPipeline.Simulator.Services;

/// <summary>A service of the Query protocol, unlike EC2 with what an action answers in an element of its own: a form in, XML out.</summary>
/// <param name="name">What it is called in texts.</param>
/// <param name="xmlNamespace">The namespace of its answers.</param>
/// <param name="actions">What it models: each gives what is in its result, and null if it has none.</param>
/// <param name="authorize">Refuses a call of a role that its policies do not allow.</param>
internal sealed class QueryService(string name, string xmlNamespace, IReadOnlyDictionary<string, Func<Call, string?>> actions, Action<Call> authorize) : IService
{
    public static QueryService AutoScaling { get; } = new("Auto Scaling", ErrorForms.AutoScalingNamespace, AutoScalingActions.ByName, AutoScalingActions.Authorize);

    // GetCallerIdentity needs no permission, and AssumeRole asks the role that is assumed.
    public static QueryService Sts { get; } = new("STS", ErrorForms.StsNamespace, StsActions.ByName, _ => { });

    public (string Action, ActionParameters Parameters) Read(SimulatorRequest request)
    {
        var parameters = ActionParameters.Parse(request.Form.Span);
        return (parameters.Text("Action") ?? "", parameters);
    }

    public SimulatorResponse Execute(Call call, string requestId)
    {
        _ = call.Parameters.Text("Version");
        var action = actions.GetValueOrDefault(call.Action)
            ?? throw new ServiceErrorException("InvalidAction", $"The simulator does not model the action {call.Action} of {name}.");
        var result = action(call) is { } body ? $"<{call.Action}Result>{body}</{call.Action}Result>" : "";
        return new SimulatorResponse(200, "text/xml", Encoding.UTF8.GetBytes(
            $"<{call.Action}Response xmlns=\"{xmlNamespace}\">{result}<ResponseMetadata><RequestId>{requestId}</RequestId></ResponseMetadata></{call.Action}Response>"), requestId);
    }

    public void Authorize(Call call) => authorize(call);

    public SimulatorResponse Error(ServiceErrorException error, string requestId) => new ErrorForm.Query(xmlNamespace).Write(error, requestId);
}
