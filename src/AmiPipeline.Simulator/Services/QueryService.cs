using System.Globalization;
using System.Text;
using AmiPipeline.Simulator.Iam;

namespace AmiPipeline.Simulator.Services;

/// <summary>STS: who the caller is, and who it becomes.</summary>
internal sealed class StsService : IService
{
    /// <summary>Every action that is modelled.</summary>
    public static IReadOnlyDictionary<string, Func<Call, string>> ByName { get; } = new Dictionary<string, Func<Call, string>>(StringComparer.Ordinal)
    {
        [AssumeRole.Action] = call => Credentials(AssumeRole.Execute(call)),
        ["GetCallerIdentity"] = Identity,
    };

    public (string Action, ActionParameters Parameters) Read(SimulatorRequest request)
    {
        var parameters = ActionParameters.Parse(request.Form.Span);
        return (parameters.Text("Action") ?? "", parameters);
    }

    public SimulatorResponse Execute(Call call, string requestId)
    {
        _ = call.Parameters.Text("Version");
        var action = ByName.GetValueOrDefault(call.Action)
            ?? throw new ServiceErrorException("InvalidAction", $"The simulator does not model the action {call.Action} of STS.");
        var result = action(call);
        return Xml(200, requestId,
            $"<{call.Action}Response xmlns=\"{ErrorForms.StsNamespace}\"><{call.Action}Result>{result}</{call.Action}Result>" +
            $"<ResponseMetadata><RequestId>{requestId}</RequestId></ResponseMetadata></{call.Action}Response>");
    }

    // GetCallerIdentity needs no permission, and AssumeRole asks the role that is assumed.
    public void Authorize(Call call)
    {
    }

    public SimulatorResponse Error(ServiceErrorException error, string requestId) => new ErrorForm.Query(ErrorForms.StsNamespace).Write(error, requestId);

    private static string Identity(Call call)
    {
        call.Ready();
        return $"<Arn>{call.Caller.Arn}</Arn><UserId>{call.Caller.UserId}</UserId><Account>{call.AccountId}</Account>";
    }

    private static string Credentials(RoleSession session) =>
        $"<Credentials><AccessKeyId>{session.AccessKeyId}</AccessKeyId><SecretAccessKey>{session.SecretAccessKey}</SecretAccessKey>" +
        $"<SessionToken>{session.Token}</SessionToken>" +
        $"<Expiration>{session.Expiration.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}</Expiration></Credentials>" +
        $"<AssumedRoleUser><AssumedRoleId>{session.UserId}</AssumedRoleId><Arn>{session.Arn}</Arn></AssumedRoleUser>";

    private static SimulatorResponse Xml(int status, string requestId, string body) =>
        new(status, "text/xml", Encoding.UTF8.GetBytes(body), requestId);
}
