using System.Text.Json;
using AmiPipeline.Simulator.Kms;
using AmiPipeline.Simulator.Ssm;

namespace AmiPipeline.Simulator.Services;

/// <summary>A service of JSON 1.1: the target names the action, the body has its parameters.</summary>
/// <param name="name">What it is called in texts.</param>
/// <param name="targetPrefix">What stands before the action in <c>X-Amz-Target</c>.</param>
/// <param name="actions">What it models.</param>
/// <param name="authorize">Refuses a call of a role that its policies do not allow.</param>
internal sealed class JsonService(
    string name, string targetPrefix, IReadOnlyDictionary<string, Func<Call, Action<Utf8JsonWriter>>> actions, Action<Call> authorize) : IService
{
    private const string ContentType = ErrorForm.Json.Json11;

    public static JsonService Kms { get; } = new("KMS", "TrentService.", KmsActions.ByName, KeyPermissions.Check);

    public static JsonService Ssm { get; } = new("Systems Manager", "AmazonSSM.", SsmActions.ByName, SsmActions.Authorize);

    public (string Action, ActionParameters Parameters) Read(SimulatorRequest request)
    {
        var target = request.Target ?? "";
        var action = target.StartsWith(targetPrefix, StringComparison.Ordinal) ? target[targetPrefix.Length..] : target;
        return (action, ActionParameters.FromJson(request.Body));
    }

    public void Authorize(Call call) => authorize(call);

    public SimulatorResponse Execute(Call call, string requestId)
    {
        var action = actions.GetValueOrDefault(call.Action)
            ?? throw new ServiceErrorException("UnknownOperationException", $"The simulator does not model the action {call.Action} of {name}.");
        return Answer(requestId, action(call));
    }

    public SimulatorResponse Error(ServiceErrorException error, string requestId) => new ErrorForm.Json(ContentType).Write(error, requestId);

    private static SimulatorResponse Answer(string requestId, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return new SimulatorResponse(200, ContentType, stream.ToArray(), requestId);
    }
}
