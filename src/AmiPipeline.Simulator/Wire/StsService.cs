using System.Security;
using System.Text;

namespace AmiPipeline.Simulator.Wire;

/// <summary>STS: who the caller is.</summary>
internal sealed class StsService : IService
{
    private const string Namespace = "https://sts.amazonaws.com/doc/2011-06-15/";

    public (string Action, ActionParameters Parameters) Read(SimulatorRequest request)
    {
        var parameters = ActionParameters.Parse(request.Body.Span);
        return (parameters.Text("Action") ?? "", parameters);
    }

    public SimulatorResponse Execute(Call call, string requestId)
    {
        if (call.Action != "GetCallerIdentity")
        {
            throw new ServiceErrorException("InvalidAction", $"The simulator does not model the action {call.Action} of STS.");
        }

        _ = call.Parameters.Text("Version");
        call.Ready();
        return Xml(200, requestId,
            $"<GetCallerIdentityResponse xmlns=\"{Namespace}\"><GetCallerIdentityResult>" +
            $"<Arn>arn:aws:iam::{call.AccountId}:user/simulated</Arn><UserId>AIDASIMULATED</UserId><Account>{call.AccountId}</Account>" +
            $"</GetCallerIdentityResult><ResponseMetadata><RequestId>{requestId}</RequestId></ResponseMetadata></GetCallerIdentityResponse>");
    }

    public SimulatorResponse Error(ServiceErrorException error, string requestId) => Xml(error.Status, requestId,
        $"<ErrorResponse xmlns=\"{Namespace}\"><Error><Type>Sender</Type><Code>{SecurityElement.Escape(error.Code)}</Code>" +
        $"<Message>{SecurityElement.Escape(error.Message)}</Message></Error><RequestId>{requestId}</RequestId></ErrorResponse>");

    private static SimulatorResponse Xml(int status, string requestId, string body) =>
        new(status, "text/xml", Encoding.UTF8.GetBytes(body), requestId);
}
