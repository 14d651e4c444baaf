using System.Text.Json;
using AmiPipeline.Simulator.DynamoDb;
using AmiPipeline.Simulator.Kms;
using AmiPipeline.Simulator.Ssm;

namespace AmiPipeline.Simulator.Services;

/// <summary>A service of JSON 1.0 or 1.1: the target names the action, the body has its parameters.</summary>
/// <param name="name">What it is called in texts.</param>
/// <param name="targetPrefix">What precedes the action in <c>X-Amz-Target</c>.</param>
/// <param name="actions">What it models.</param>
/// <param name="authorize">Refuses a call of a role that its policies do not allow.</param>
/// <param name="form">The form of its errors, whose content type is that of its answers too. Default: that of JSON 1.1.</param>
internal sealed class JsonService(
    string name, string targetPrefix, IReadOnlyDictionary<string, Func<Call, Action<Utf8JsonWriter>>> actions, Action<Call> authorize, ErrorForm.Json? form = null) : IService
{
    private readonly ErrorForm.Json _form = form ?? new ErrorForm.Json(ErrorForm.Json.Json11);

    public static JsonService Kms { get; } = new("KMS", "TrentService.", KmsActions.ByName, KeyPermissions.Check);

    public static JsonService Ssm { get; } = new("Systems Manager", "AmazonSSM.", SsmActions.ByName, SsmActions.Authorize);

    public static JsonService DynamoDb { get; } = new("DynamoDB", "DynamoDB_20120810.", DynamoDbActions.ByName, DynamoDbActions.Authorize, ErrorForm.Json.DynamoDb);

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

    public SimulatorResponse Error(ServiceErrorException error, string requestId) => _form.Write(error, requestId);

    private SimulatorResponse Answer(string requestId, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return new SimulatorResponse(200, _form.ContentType, stream.ToArray(), requestId);
    }
}
