using System.Text.Json;
using AmiPipeline.Simulator.Kms;

namespace AmiPipeline.Simulator.Services;

/// <summary>KMS, JSON 1.1: as much as tells and changes which keys EBS can use.</summary>
internal sealed class KmsService : IService
{
    private const string ContentType = ErrorForm.Json.Json11;
    private const string TargetPrefix = "TrentService.";

    public (string Action, ActionParameters Parameters) Read(SimulatorRequest request)
    {
        var target = request.Target ?? "";
        var action = target.StartsWith(TargetPrefix, StringComparison.Ordinal) ? target[TargetPrefix.Length..] : target;
        return (action, ActionParameters.FromJson(request.Body));
    }

    public void Authorize(Call call) => KeyPermissions.Check(call);

    public SimulatorResponse Execute(Call call, string requestId)
    {
        Action<Utf8JsonWriter> answer = call.Action switch
        {
            "DescribeKey" => KeyActions.Describe(call),
            "ListAliases" => AliasActions.List(call),
            "CreateAlias" => AliasActions.Create(call),
            "UpdateAlias" => AliasActions.Update(call),
            "DeleteAlias" => AliasActions.Delete(call),
            "CreateKey" => KeyActions.Create(call),
            "EnableKey" => KeyActions.SetState(call, KmsKey.EnabledState),
            "DisableKey" => KeyActions.SetState(call, "Disabled"),
            "CreateGrant" => GrantActions.Create(call),
            "ListGrants" => GrantActions.List(call),
            "ListRetirableGrants" => GrantActions.ListRetirable(call),
            "RetireGrant" => GrantActions.Retire(call),
            "RevokeGrant" => GrantActions.Revoke(call),
            "ScheduleKeyDeletion" => KeyActions.ScheduleDeletion(call),
            _ => throw new ServiceErrorException("UnknownOperationException", $"The simulator does not model the action {call.Action} of KMS."),
        };
        return Json(200, requestId, answer);
    }

    public SimulatorResponse Error(ServiceErrorException error, string requestId) => new ErrorForm.Json(ErrorForm.Json.Json11).Write(error, requestId);

    private static SimulatorResponse Json(int status, string requestId, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return new SimulatorResponse(status, ContentType, stream.ToArray(), requestId);
    }
}
